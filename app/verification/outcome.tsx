import { headers } from 'next/headers';
import { Column } from '@/components/layout/column';
import { Facts } from '@/components/layout/facts';
import type { Asker, Verified } from '@/lib/documents/verify/verify-attestation';
import { answerWith } from '@/lib/http/answer-status';
import { callerAddress } from '@/lib/http/caller-address';
import { TooManyRequests } from '@/lib/limits/too-many-requests';
import { firmNamed, identifierPair } from '@/lib/text/firm-identifiers';
import { formatDateTimeSeconds } from '@/lib/text/format';
import { marketText } from '@/lib/text/markets';
import { replacementText } from '@/lib/text/replacement';
import { verificationText as text } from '@/lib/text/verification';
import { FileDigest } from './file-digest';

type Question = (asker: Asker) => Promise<Verified | undefined>;

/** Asks, and shows what may be told: the whole of what both addresses of the verification answer. */
export async function outcomePage(question: Question, unknownHint: string) {
  const incoming = await headers();
  try {
    const verified = await question({ address: callerAddress({ headers: incoming }), now: new Date() });
    return (
      <VerificationColumn>
        {verified ? <Genuine verified={verified} /> : <Nothing title={text.unknown} hint={unknownHint} />}
      </VerificationColumn>
    );
  } catch (error) {
    if (!(error instanceof TooManyRequests)) throw error;
    const { retryAfterSeconds } = error;
    answerWith(incoming, 429, { 'Retry-After': `${retryAfterSeconds}` });
    return (
      <VerificationColumn>
        <Nothing title={text.tooMany} hint={text.tooManyHint(retryAfterSeconds)} />
      </VerificationColumn>
    );
  }
}

/** What is said, then the means to check a file. */
export function VerificationColumn({ children }: { children: React.ReactNode }) {
  return (
    <Column>
      {children}
      <h2 className="fr-mt-5w">{text.fileTitle}</h2>
      <FileDigest
        text={{
          label: text.fileLabel,
          hint: text.fileHint,
          hintWithoutScripts: text.fileHintWithoutScripts,
          button: text.fileButton,
          reading: text.fileReading,
          failed: text.fileFailed,
        }}
      />
    </Column>
  );
}

function Genuine({ verified }: { verified: Verified }) {
  const submittedAt = formatDateTimeSeconds(verified.submittedAt);
  return (
    <>
      <div className="fr-callout fr-callout--green-emeraude">
        <h1 className="fr-callout__title">{text.genuine}</h1>
        <p className="fr-callout__text">{text.submitted(verified.companyName, submittedAt)}</p>
      </div>
      <DoesNotCount verified={verified} />
      <p>{text.genuineHint}</p>
      <Facts
        facts={[
          { key: 'company', label: text.company, value: verified.companyName },
          { key: 'identifier', ...identifierPair(verified) },
          ...(verified.members.length > 0
            ? [{ key: 'members', label: text.members, value: <Members firms={verified.members} /> }]
            : []),
          { key: 'submitted', label: text.submittedAt, value: submittedAt },
          { key: 'market', label: text.market, value: verified.marketName },
          { key: 'market-identifier', label: text.marketIdentifier, value: verified.marketIdentifier },
          ...(verified.lots.length > 0
            ? [{ key: 'lots', label: text.lots, value: verified.lots.map((lot) => marketText.lot(lot)).join(', ') }]
            : []),
          { key: 'application', label: text.application, value: verified.applicationIdentifier },
        ]}
      />
      <h2 className="fr-mt-5w">{text.checkedTitle}</h2>
      <ul>
        {(verified.isAddedTo ? text.added : text.checked[verified.recognised]).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}

function Members({ firms }: { firms: Verified['members'] }) {
  return (
    <ol>
      {firms.map((firm) => (
        <li key={firmNamed(firm)}>{firmNamed(firm)}</li>
      ))}
    </ol>
  );
}

function DoesNotCount({ verified: { replacedAt, withdrawnAt } }: { verified: Verified }) {
  const { replaced, withdrawn } = replacementText.verified;
  const said = withdrawnAt
    ? withdrawn(formatDateTimeSeconds(withdrawnAt))
    : replacedAt && replaced(formatDateTimeSeconds(replacedAt));
  return said && <p className="fr-text--lead fr-text--bold">{said}</p>;
}

function Nothing({ title, hint }: { title: string; hint: string }) {
  return (
    <>
      <h1>{title}</h1>
      <p className="fr-text--lead">{hint}</p>
    </>
  );
}
