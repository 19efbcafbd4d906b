import { MarkedText } from '@/components/documentation/marked-text';
import { Facts } from '@/components/layout/facts';
import type { OpenApiDocument } from '@/lib/api/openapi/types';
import { violationCodes, violationMessage } from '@/lib/text/api';
import { apiPageText as text } from '@/lib/text/api-guide';
import { Examples } from './bodies';

/** The answers that every operation shares, and the codes of a 422. */
export function Errors({ document }: { document: OpenApiDocument }) {
  const codes = violationCodes.map((code) => ({
    key: code,
    label: <code>{code}</code>,
    value: violationMessage('fr', '…', code),
  }));
  return (
    <>
      <p>
        <MarkedText>{text.errorsIntroduction}</MarkedText>
      </p>
      <h3 className="fr-h5">{text.commonAnswers}</h3>
      {Object.entries(document.components.responses).map(([name, { description, content = {} }]) => (
        <section key={name} id={name} className="fr-mb-4w">
          <p className="fr-mb-1w">
            <strong>{name}</strong> – <MarkedText>{description}</MarkedText>
          </p>
          <Examples content={content} label={text.answerExample} />
        </section>
      ))}
      <h3 className="fr-h5">{text.codes}</h3>
      <Facts facts={codes} />
    </>
  );
}
