import { redirect } from 'next/navigation';
import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { ReplaceOrWithdraw } from '@/app/candidate/market_applications/[identifier]/replacement/replace-or-withdraw';
import { WhatBecameOfIt } from '@/app/candidate/market_applications/[identifier]/replacement/what-became-of-it';
import { drawOrExplain } from '@/app/draw-or-explain';
import { loadProgress } from '@/app/sync/progress';
import { SyncLinks } from '@/app/sync/sync-links';
import { SyncPanel } from '@/app/sync/sync-panel';
import { Column } from '@/components/layout/column';
import { Facts } from '@/components/layout/facts';
import { countPendingScans, findAnswers } from '@/db/queries/answers';
import type { Application } from '@/db/queries/applications';
import { findPeople } from '@/db/queries/confirmed-access';
import { findEditor } from '@/db/queries/editors';
import { findReplacements } from '@/db/queries/replacements';
import { requireApplication } from '@/lib/auth/guards';
import { REQUIRED_TO_SUBMIT } from '@/lib/catalogue';
import { returnLink } from '@/lib/links/return-link';
import { writesMail } from '@/lib/messages/promise-messages';
import { formatDateTime, formatDateTimeSeconds } from '@/lib/text/format';
import { marketText } from '@/lib/text/markets';
import { peopleText } from '@/lib/text/people';
import { replacementText } from '@/lib/text/replacement';
import { syncText } from '@/lib/text/sync';

const text = syncText.application;

export const metadata = { title: text.title };

/** After submitting: when, the documents as they come, what was told to the platform, what follows, and the way back. */
async function ApplicationSyncStatusPage({ params }: { params: Promise<{ identifier: string }> }) {
  const { identifier } = await params;
  const { application, market } = await requireApplication(identifier);
  if (!application.completedAt) redirect(stepPath(identifier, 'summary'));
  // What is made of all answers, and what is told to the platform, are the mandataire's to see.
  if (application.rank > 1) redirect(stepPath(identifier, 'submitted'));
  const [editor, progress, email, pendingScans, people] = await Promise.all([
    findEditor(market.editorId),
    loadProgress(application, application.completedAt, new Date()),
    contactEmail(application.firmId),
    countPendingScans(application.id),
    findPeople({ subject: 'application', subjectId: application.id }),
  ]);
  const platform = editor?.name ?? '';
  const parameters = { market_identifier: market.identifier, application_identifier: identifier };
  const back = editor?.candidateReturnUrl ? returnLink(editor.candidateReturnUrl, parameters) : null;
  const page = stepPath(identifier, 'sync_status');
  const { replacedBy } = await findReplacements(application.id);
  const counts = !market.cancelledAt && !application.replacedAt && !application.withdrawnAt;
  const making = pendingScans > 0 ? text.scansPending : text.documentsPending;
  const documents = progress.documentsReady ? text.documentsReady : making;
  return (
    <Column>
      <h1>{titleOf(application)}</h1>
      <p className="fr-text--lead">{text.submittedAt(formatDateTimeSeconds(application.completedAt))}</p>
      <WhatBecameOfIt application={application} replacedBy={replacedBy} />
      {market.cancelledAt && <p>{text.marketCancelled}</p>}
      <SyncPanel
        addresses={{ progress: `${page}/progress`, retry: stepPath(identifier, 'retry_sync') }}
        platform={platform}
        back={back}
        progress={progress}
        states={text.states}
        alsoSaid={documents}
      />
      <h2 className="fr-h4">{text.documents}</h2>
      <p>{documents}</p>
      {progress.documentsReady && (
        <p>
          <a
            className={progress.status === 'sync_failed' ? 'fr-btn fr-btn--secondary' : 'fr-btn'}
            href={stepPath(identifier, 'attestation')}
          >
            {text.download}
          </a>
        </p>
      )}
      {await ReplaceOrWithdraw({ application, market })}
      {counts && (
        <>
          <h2 className="fr-h4 fr-mt-4w">{text.next}</h2>
          <p>
            {text.deadline(formatDateTime(market.deadline))} {text.whoWrites(platform, email)}
          </p>
          <WhoIsTold identifier={identifier} people={people.length} />
        </>
      )}
      <h2 className="fr-h4 fr-mt-4w">{syncText.reference}</h2>
      <Facts
        facts={[
          { key: 'name', label: marketText.facts.name, value: market.name },
          { key: 'application', label: text.applicationIdentifier, value: identifier },
          { key: 'market', label: text.marketIdentifier, value: market.identifier },
        ]}
      />
      <SyncLinks
        platform={platform}
        back={back}
        backIsPrimary={false}
        consult={{ href: stepPath(identifier, 'submitted'), label: text.consult }}
        refresh={progress.status === 'sync_completed' ? undefined : page}
      />
    </Column>
  );
}

/** Whether anybody is written to, which is said as it is; and where one chooses. */
function WhoIsTold({ identifier, people }: { identifier: string; people: number }) {
  const words = peopleText.afterwards;
  const isTold = people > 0 && writesMail();
  return (
    <p>
      {writesMail() ? (isTold ? words.told : words.untold) : text.noMail}{' '}
      <a href={stepPath(identifier, 'people')}>{words.way}</a>
    </p>
  );
}

function titleOf({ replacedAt, withdrawnAt }: Application): string {
  if (withdrawnAt) return replacementText.withdrawn.title;
  return replacedAt ? replacementText.replaced.title : text.title;
}

async function contactEmail(firmId: string): Promise<string | null> {
  const answers = await findAnswers(firmId);
  const email = answers.find((answer) => answer.fieldKey === REQUIRED_TO_SUBMIT.contactEmail)?.value?.text;
  return typeof email === 'string' ? email : null;
}

export default drawOrExplain(ApplicationSyncStatusPage);
