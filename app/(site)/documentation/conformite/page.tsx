import type { Metadata } from 'next';
import { CodeBlock } from '@/components/documentation/code-block';
import { DocumentationPage } from '@/components/documentation/documentation-page';
import { Part } from '@/components/documentation/part';
import { CHECKLIST, clientSteps, receiverCases, conformancePageText as text } from '@/lib/text/conformance';

export const metadata: Metadata = { title: text.title };

/** What the conformance tool tries, how it is run, and the checklist with how each box is judged. */
export default function ConformancePage() {
  return (
    <DocumentationPage title={text.title} introduction={text.introduction} back={text.back}>
      <Part {...text.receiver}>
        <CodeBlock label="Shell">{text.receiverCommand}</CodeBlock>
        <Listed items={Object.values(receiverCases)} />
      </Part>
      <Part {...text.client}>
        <CodeBlock label="Shell">{text.clientCommand}</CodeBlock>
        <Listed items={Object.values(clientSteps)} />
      </Part>
      <Part {...text.report} />
      <h2 className="fr-mt-6w">{text.checklist}</h2>
      {CHECKLIST.map(({ title, boxes }) => (
        <section key={title} className="fr-mt-4w">
          <h3 className="fr-h5">{title}</h3>
          <ul className="fr-raw-list">
            {boxes.map((box) => (
              <li key={box.number}>
                {box.number}. {box.text} <span className="fr-text--sm">({text.judges[box.judge]})</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </DocumentationPage>
  );
}

function Listed({ items }: { items: readonly string[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}
