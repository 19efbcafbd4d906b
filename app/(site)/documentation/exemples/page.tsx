import type { Metadata } from 'next';
import { CodeBlock } from '@/components/documentation/code-block';
import { Contents } from '@/components/documentation/contents';
import { MarkedText } from '@/components/documentation/marked-text';
import { EXAMPLES, EXAMPLES_PATH } from '@/lib/api/guide/examples';
import { readExample } from '@/lib/api/guide/read-example';
import { env } from '@/lib/env';
import { examplesPageText as text } from '@/lib/text/api-practice';

export const metadata: Metadata = { title: text.title };

const idOf = (client: string) => client.replace(/^.*\./, '');

/** Programs to copy, in each language: the very files that are downloaded, and run by the tests. */
export default function ExamplesPage() {
  return (
    <div className="fr-container fr-py-6w">
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-lg-10">
          <h1>{text.title}</h1>
          <p className="fr-text--lead">{text.introduction}</p>
          <p>
            <MarkedText>{text.variables}</MarkedText> <code>{env().BASE_URL}</code>
          </p>
          <p>
            <a className="fr-link" href="/documentation/collection.json" download>
              {text.collection}
            </a>
          </p>
          <Contents
            id="contents"
            title={text.contents}
            entries={EXAMPLES.map(({ language, client }) => ({ href: `#${idOf(client)}`, text: language }))}
          />
          {EXAMPLES.map(({ language, client, webhook }) => (
            <section key={language} id={idOf(client)} className="fr-mt-6w">
              <h2>{language}</h2>
              <Program title={text.client} file={client} />
              <Program title={text.webhook} file={webhook} />
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

function Program({ title, file }: { title: string; file: string }) {
  return (
    <>
      <h3 className="fr-h5">{title}</h3>
      <CodeBlock label={file}>{readExample(file)}</CodeBlock>
      <p>
        <a className="fr-link" href={`${EXAMPLES_PATH}/${file}`} download>
          {text.download(file)}
        </a>
      </p>
    </>
  );
}
