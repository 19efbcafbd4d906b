import { MarkedText } from '@/components/documentation/marked-text';
import type { Answer, Link, OpenApiDocument, Ref } from '@/lib/api/openapi/types';
import { apiPageText as text } from '@/lib/text/api-guide';
import { Examples } from './bodies';
import { SchemaLink } from './members';

type AnswersProps = { document: OpenApiDocument; responses: Record<string, Answer | Ref> };

/** Every status of an operation: in full when it is its own, a link when it is the same everywhere. */
export function Answers({ document, responses }: AnswersProps) {
  return (
    <ul className="fr-raw-list">
      {Object.entries(responses).map(([status, answer]) => (
        <li key={status} className="fr-mb-2w">
          {'$ref' in answer ? (
            <SharedAnswer document={document} status={status} answer={answer} />
          ) : (
            <OwnAnswer document={document} status={status} answer={answer} />
          )}
        </li>
      ))}
    </ul>
  );
}

function SharedAnswer({ document, status, answer }: { document: OpenApiDocument; status: string; answer: Ref }) {
  const name = answer.$ref.replace('#/components/responses/', '');
  return (
    <>
      <strong>{status}</strong>{' '}
      <a href={`#${name}`}>
        <MarkedText>{document.components.responses[name]?.description ?? ''}</MarkedText>
      </a>
    </>
  );
}

type OwnAnswerProps = { document: OpenApiDocument; status: string; answer: Answer };

/** The example of a success is shown at once; the rest opens on demand, and on paper. */
function OwnAnswer({ document, status, answer: { description, content = {}, links = {} } }: OwnAnswerProps) {
  const examples = <Examples content={content} label={text.answerExample} />;
  const isSuccess = status.startsWith('2');
  return (
    <>
      <p className="fr-mb-1w">
        <strong>{status}</strong> <MarkedText>{description}</MarkedText>
      </p>
      {isSuccess &&
        Object.values(content).map(({ schema }) => (
          <SchemaLink key={schema.$ref} document={document} schema={schema} />
        ))}
      {isSuccess && examples}
      <Next links={links} />
      {!isSuccess && Object.keys(content).length > 0 && (
        <details>
          <summary>{text.exampleOf(text.answerExample, status)}</summary>
          {examples}
        </details>
      )}
    </>
  );
}

/** What one calls next. */
function Next({ links }: { links: Record<string, Link> }) {
  const listed = Object.values(links);
  if (listed.length === 0) return null;
  return (
    <>
      <p className="fr-mb-1v">{text.next}</p>
      <ul>
        {listed.map(({ operationId, parameters, description }) => (
          <li key={operationId}>
            <a href={`#${operationId}`}>{description}</a> <code>{Object.keys(parameters).join(', ')}</code>
          </li>
        ))}
      </ul>
    </>
  );
}
