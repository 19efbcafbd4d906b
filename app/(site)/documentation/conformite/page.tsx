import type { Metadata } from 'next';
import { CodeBlock } from '@/components/documentation/code-block';
import { MarkedText } from '@/components/documentation/marked-text';
import { CHECKLIST, clientSteps, receiverCases, conformancePageText as text } from '@/lib/text/conformance';

export const metadata: Metadata = { title: text.title };

/** What the conformance tool tries, how it is run, and the checklist with how each box is judged. */
export default function ConformancePage() {
  return (
    <div className="fr-container fr-py-6w">
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-lg-10">
          <h1>{text.title}</h1>
          <p className="fr-text--lead">{text.introduction}</p>
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
          <p className="fr-mt-4w">
            <a className="fr-link" href="/documentation/api">
              {text.back}
            </a>
          </p>
        </div>
      </div>
    </div>
  );
}

type PartProps = { title: string; paragraphs: readonly string[]; children?: React.ReactNode };

function Part({ title, paragraphs, children }: PartProps) {
  return (
    <section className="fr-mt-6w">
      <h2>{title}</h2>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>
          <MarkedText>{paragraph}</MarkedText>
        </p>
      ))}
      {children}
    </section>
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
