import type { Metadata } from 'next';
import { CodeBlock } from '@/components/documentation/code-block';
import { Contents } from '@/components/documentation/contents';
import { DocumentationPage } from '@/components/documentation/documentation-page';
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
    <DocumentationPage title={text.title} introduction={text.introduction} back={text.back}>
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
    </DocumentationPage>
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
