import { correctionPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { firstInputId } from '@/app/candidate/market_applications/[identifier]/first-input';
import { registerInWords } from '@/app/candidate/market_applications/[identifier]/registers/register-in-words';
import { MAX_DOSSIER_BYTES } from '@/lib/applications/dossier-limits';
import { REQUIRED_TO_SUBMIT } from '@/lib/catalogue';
import type { FieldFile } from '@/lib/fields/field-type';
import { type FormField, isAwaited, isUnanswered } from '@/lib/journey/application-form';
import { pageOf } from '@/lib/journey/candidate-steps';
import { candidateText } from '@/lib/text/candidate';
import { formatDateTime, formatDateTimeSeconds, formatSize, timeLeft } from '@/lib/text/format';
import { registerName, registersText } from '@/lib/text/registers';
import type { Blocking } from './blocker-links';

const text = candidateText.summary;

const BLOCKING: string[] = Object.values(REQUIRED_TO_SUBMIT);

/** The deadline, and what is left before it: in words; to the second in a tooltip, and once for screen readers. */
export function TimeLeft({ deadline, now }: { deadline: Date; now: Date }) {
  const exact = formatDateTimeSeconds(deadline);
  return (
    <p>
      {text.deadline} :{' '}
      <time dateTime={deadline.toISOString()}>
        <span aria-hidden>{formatDateTime(deadline)}</span>
        <span className="fr-sr-only">{exact}</span>
      </time>
      , <strong title={exact}>{timeLeft(deadline, now)}</strong>
    </p>
  );
}

/** What has to be mended before one can submit. */
export function WhatBlocks({ links }: { links: readonly Blocking[] }) {
  return (
    <section className="fr-mb-4w">
      <h2>{text.blockersTitle}</h2>
      {links.length === 0 ? (
        <p>{text.nothingBlocks}</p>
      ) : (
        <ul>
          {links.map((link) => (
            <li key={link.href + link.message}>
              <a href={link.href}>{link.message}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What has no answer, which blocks nothing, each with the way there; what does block is said above. */
export function MissingAnswers({ identifier, fields }: { identifier: string; fields: readonly FormField[] }) {
  const missing = fields.filter((field) => isUnanswered(field) && !BLOCKING.includes(field.key));
  if (missing.length === 0) return null;
  return (
    <section className="fr-mb-4w">
      <h2>{text.missingTitle(missing.length)}</h2>
      <p>{text.missingHint}</p>
      <ul>
        {missing.map((field) => (
          <li key={field.key}>
            <a href={correctionPath(identifier, pageOf(field.requirement), firstInputId(field))}>{field.label}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Registers that have not answered yet: nobody has to wait for them. */
export function StillAsked({ fields }: { fields: readonly FormField[] }) {
  const asked = fields.filter((field) => isAwaited(field) && isUnanswered(field));
  const names = [...new Set(asked.flatMap(({ register }) => (register ? [registerName(register.register)] : [])))];
  return names.length > 0 && <p>{registersText.stillAsked(names)}</p>;
}

/** What registers say otherwise now: what the summary shows is what is sent. */
export function SaysElse({ identifier, fields }: { identifier: string; fields: readonly FormField[] }) {
  const now = new Date();
  const changed = fields.filter((field) => registerInWords(field, now)?.newer);
  return (
    changed.length > 0 && (
      <>
        <p>{registersText.saysElse}</p>
        <ul>
          {changed.map((field) => (
            <li key={field.key}>
              <a href={correctionPath(identifier, pageOf(field.requirement), field.key)}>{field.label}</a>
            </li>
          ))}
        </ul>
      </>
    )
  );
}

/** Every file of the dossier, and how much room they take. */
export function GivenFiles({ files }: { files: readonly FieldFile[] }) {
  const total = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  return (
    <section className="fr-mb-4w">
      <h2>{text.files}</h2>
      <p>
        {files.length === 0
          ? text.noFile
          : text.filesTotal(files.length, formatSize(total), formatSize(MAX_DOSSIER_BYTES))}
      </p>
      {files.length > 0 && (
        <ul className="pm-names">
          {files.map((file) => (
            <li key={file.id}>
              {file.name} ({formatSize(file.sizeBytes)})
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
