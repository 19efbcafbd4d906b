import { MarkedText } from '@/components/documentation/marked-text';
import type { OpenApiDocument, OperationObject, Parameter, Ref, RequestBody } from '@/lib/api/openapi/types';
import { apiPageText as text } from '@/lib/text/api-guide';
import { Answers } from './answers';
import { Examples } from './bodies';
import { Members, Parameters } from './members';

type OperationProps = { document: OpenApiDocument; method: string; path: string; operation: OperationObject };

export function Operation({ document, method, path, operation }: OperationProps) {
  const { operationId, summary, description, security, requestBody, responses } = operation;
  const parameters = (operation.parameters ?? []).flatMap((parameter) => resolve(document, parameter));
  return (
    <section id={operationId} className="fr-mt-6w">
      <h3 className="fr-h5">{summary}</h3>
      <p className="pm-operation">
        <span className="fr-badge fr-badge--info fr-badge--no-icon">{method}</span> <code>{path}</code>
      </p>
      {description && (
        <p>
          <MarkedText>{description}</MarkedText>
        </p>
      )}
      <Access security={security} />
      {parameters.length > 0 && (
        <>
          <h4 className="fr-h6">{text.parameters}</h4>
          <Parameters parameters={parameters} />
        </>
      )}
      {requestBody && <Body document={document} body={requestBody} />}
      <h4 className="fr-h6">{text.answers}</h4>
      <Answers document={document} responses={responses} />
    </section>
  );
}

function Access({ security }: { security: OperationObject['security'] }) {
  const scope = security.flatMap(({ oauth2 }) => oauth2 ?? []).at(0);
  if (scope)
    return (
      <p>
        {text.scope} <code>{scope}</code>
      </p>
    );
  return <p>{security.length > 0 ? text.client : text.anybody}</p>;
}

export function Body({ document, body }: { document: OpenApiDocument; body: RequestBody }) {
  return (
    <>
      <h4 className="fr-h6">{text.body}</h4>
      {!body.required && <p>{text.optionalBody}</p>}
      {Object.values(body.content).map(({ schema }) => (
        <Members key={schema.$ref} document={document} schema={schema} />
      ))}
      <Examples content={body.content} label={text.requestExample} />
    </>
  );
}

function resolve(document: OpenApiDocument, parameter: Parameter | Ref): Parameter[] {
  if (!('$ref' in parameter)) return [parameter];
  return [document.components.parameters[parameter.$ref.replace('#/components/parameters/', '')] ?? []].flat();
}
