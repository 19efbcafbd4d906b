import type { Metadata } from 'next';
import { Contents } from '@/components/documentation/contents';
import { DocumentationPage } from '@/components/documentation/documentation-page';
import { EXAMPLES_PATH } from '@/lib/api/guide/examples';
import { answeredSchemas } from '@/lib/api/openapi/members';
import { schemaRef } from '@/lib/api/openapi/schemas';
import { servedDocument } from '@/lib/api/openapi/served-document';
import type { OpenApiDocument } from '@/lib/api/openapi/types';
import { MANIFEST_SCHEMA_PATH } from '@/lib/documents/package/manifest-schema';
import { apiPageText as text } from '@/lib/text/api-guide';
import { examplesPageText } from '@/lib/text/api-practice';
import { Errors } from './errors';
import { Guide, guideEntries } from './guide';
import { operationsOf } from './listed-operations';
import { AnswerMembers } from './members';
import { Operation } from './operation';
import { Practice, practiceEntries } from './practice';
import { Webhook, WebhookFrame } from './webhook';

export const metadata: Metadata = { title: text.title };

/** The guide, then the OpenAPI document drawn as it is: what an operation gains there, it gains here. */
export default function ApiDocumentationPage() {
  const { base, document } = servedDocument();
  return (
    <DocumentationPage title={text.title} introduction={text.introduction}>
      <p>
        <a className="fr-link" href="/api/v1/openapi.json">
          {text.documentLink}
        </a>
      </p>
      <p>
        <a className="fr-link" href={MANIFEST_SCHEMA_PATH}>
          {text.manifestLink}
        </a>
      </p>
      <p>
        <a className="fr-link" href={EXAMPLES_PATH}>
          {examplesPageText.link}
        </a>
      </p>
      <p>
        <a className="fr-link" href="/documentation/collection.json" download>
          {examplesPageText.collection}
        </a>
      </p>
      <p>
        <a className="fr-link" href="/documentation/conformite">
          {text.conformanceLink}
        </a>
      </p>
      <Contents id="contents" title={text.contents} entries={entries(document)} />
      <Guide base={base} now={new Date()} />
      <Practice />
      {Object.keys(text.tags).map((tag) => (
        <Tag key={tag} document={document} tag={tag} />
      ))}
      <Webhooks document={document} />
      <Objects document={document} />
      <section id="errors" className="fr-mt-8w">
        <h2>{text.errors}</h2>
        <Errors document={document} />
      </section>
    </DocumentationPage>
  );
}

function Tag({ document, tag }: { document: OpenApiDocument; tag: string }) {
  return (
    <section id={tag} className="fr-mt-8w">
      <h2>{text.tags[tag]}</h2>
      <p>{document.tags.find(({ name }) => name === tag)?.description}</p>
      {operationsOf(document, tag).map((listed) => (
        <Operation key={listed.operation.operationId} document={document} {...listed} />
      ))}
    </section>
  );
}

function Webhooks({ document }: { document: OpenApiDocument }) {
  const events = Object.entries(document.webhooks).flatMap(([event, { post }]) => (post ? [{ event, post }] : []));
  const [first] = events;
  return (
    <section id="webhooks" className="fr-mt-8w">
      <h2>{text.webhooks}</h2>
      <p>{text.webhooksIntroduction}</p>
      {first && <WebhookFrame operation={first.post} />}
      {events.map(({ event, post }) => (
        <Webhook key={event} document={document} event={event} operation={post} />
      ))}
    </section>
  );
}

function Objects({ document }: { document: OpenApiDocument }) {
  return (
    <section id="objects" className="fr-mt-8w">
      <h2>{text.objects}</h2>
      <p>{text.objectsIntroduction}</p>
      {answeredSchemas(document).map((name) => (
        <section key={name} id={name} className="fr-mt-4w">
          <h3 className="fr-h5">{name}</h3>
          <AnswerMembers document={document} schema={schemaRef(name)} />
        </section>
      ))}
    </section>
  );
}

function entries(document: OpenApiDocument) {
  const tags = Object.entries(text.tags).map(([tag, title]) => ({
    href: `#${tag}`,
    text: title,
    entries: operationsOf(document, tag).map(({ operation }) => ({
      href: `#${operation.operationId}`,
      text: operation.summary,
    })),
  }));
  return [
    ...guideEntries,
    ...practiceEntries,
    ...tags,
    { href: '#webhooks', text: text.webhooks },
    { href: '#objects', text: text.objects },
    { href: '#errors', text: text.errors },
  ];
}
