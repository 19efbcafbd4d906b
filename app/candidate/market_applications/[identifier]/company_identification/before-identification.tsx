import { marketFacts } from '@/app/market/market-facts';
import { Facts } from '@/components/layout/facts';
import type { Lot, Market } from '@/db/queries/markets';
import type { FormField } from '@/lib/journey/application-form';
import { filesToPrepare } from '@/lib/journey/files-to-prepare';
import { candidateText } from '@/lib/text/candidate';

const text = candidateText.identification;

type Props = { market: Market; lots: readonly Lot[]; platform: string; fields: readonly FormField[] };

/** What a firm reads before its first answer: who sends it there, the market, the files to have at hand. */
export function BeforeIdentification({ market, lots, platform, fields }: Props) {
  const { asked, optional } = filesToPrepare(fields);
  return (
    <>
      <p className="fr-text--lead">{text.introduction(platform)}</p>
      <section className="fr-mb-4w">
        <h2>{text.market}</h2>
        <Facts facts={marketFacts({ market, lots, platform, now: new Date() })} />
      </section>
      {asked.length + optional.length > 0 && (
        <section className="fr-mb-4w">
          <h2>{text.toPrepare}</h2>
          <p>{text.toPrepareHint}</p>
          {asked.length > 0 && <FileNames names={asked} />}
          {optional.length > 0 && <p>{text.toPrepareOptional}</p>}
          {optional.length > 0 && <FileNames names={optional} />}
        </section>
      )}
    </>
  );
}

function FileNames({ names }: { names: readonly string[] }) {
  return (
    <ul>
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );
}
