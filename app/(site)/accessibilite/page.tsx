import type { Metadata } from 'next';
import { Article } from '@/components/layout/article';
import { Facts } from '@/components/layout/facts';
import { rgaaTopics, verdictNames } from '@/lib/text/rgaa';
import type { Criterion } from '@/lib/text/rgaa/criterion';
import { accessibilityText } from '@/lib/text/site-legal';

export const metadata: Metadata = { title: accessibilityText.title };

/** The statement that the law asks for (décret n° 2019-768), and the grid behind it, criterion by criterion. */
export default function AccessibilityPage() {
  return (
    <Article {...accessibilityText}>
      <section className="fr-mt-4w">
        <h2 className="fr-h4">{accessibilityText.grid.title}</h2>
        <p>{accessibilityText.grid.introduction(tally)}</p>
        {rgaaTopics.map(({ title, criteria }, rank) => (
          <section key={title}>
            <h3 className="fr-h6 fr-mt-3w">{`${rank + 1}. ${title}`}</h3>
            <Facts
              facts={criteria.map((criterion) => ({
                key: criterion.number,
                label: `${criterion.number} ${criterion.asks}`,
                value: <Finding {...criterion} />,
              }))}
            />
          </section>
        ))}
      </section>
    </Article>
  );
}

function Finding({ verdict, evidence }: Criterion) {
  return (
    <>
      <strong>{verdictNames[verdict]}.</strong> {evidence}
    </>
  );
}

const criteria = rgaaTopics.flatMap((topic) => topic.criteria);
const count = (verdict: Criterion['verdict']) => criteria.filter((criterion) => criterion.verdict === verdict).length;
const tally = { shown: count('shown'), to_confirm: count('to_confirm'), not_applicable: count('not_applicable') };
