import { MarkedText } from '@/components/documentation/marked-text';
import { Facts } from '@/components/layout/facts';
import type { OpenApiDocument, OperationObject, Parameter } from '@/lib/api/openapi/types';
import { apiPageText as text } from '@/lib/text/api-guide';
import { Parameters } from './members';
import { Body } from './operation';

type WebhookProps = { document: OpenApiDocument; event: string; operation: OperationObject };

/** One event: its body. What all events share is in `WebhookFrame`. */
export function Webhook({ document, event, operation }: WebhookProps) {
  const { operationId, summary, description = '', requestBody } = operation;
  return (
    <section id={operationId} className="fr-mt-6w">
      <h3 className="fr-h5">{summary}</h3>
      <p className="pm-operation">
        <span className="fr-badge fr-badge--info fr-badge--no-icon">POST</span> <code>{event}</code>
      </p>
      <p>
        <MarkedText>{description}</MarkedText>
      </p>
      {requestBody && <Body document={document} body={requestBody} />}
    </section>
  );
}

/** The header fields that every event carries, and what each of the receiver's answers leads to. */
export function WebhookFrame({ operation }: { operation: OperationObject }) {
  const parameters = (operation.parameters ?? []).filter((each): each is Parameter => 'name' in each);
  const answers = Object.entries(operation.responses).map(([status, answer]) => ({
    key: status,
    label: status,
    value: <MarkedText>{'description' in answer ? answer.description : ''}</MarkedText>,
  }));
  return (
    <>
      <h3 className="fr-h5">{text.headers}</h3>
      <Parameters parameters={parameters} />
      <h3 className="fr-h5">{text.yourAnswers}</h3>
      <Facts facts={answers} />
    </>
  );
}
