import { redirect } from 'next/navigation';
import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { drawOrExplain } from '@/app/draw-or-explain';
import { Column } from '@/components/layout/column';
import { Facts } from '@/components/layout/facts';
import { countPendingScans } from '@/db/queries/answers';
import { findSyncStatus } from '@/db/queries/deliveries';
import { findEditor } from '@/db/queries/editors';
import { requireApplication } from '@/lib/auth/guards';
import { returnLink } from '@/lib/return-link';
import { formatDateTimeSeconds } from '@/lib/text/format';
import { syncText } from '@/lib/text/sync';

const text = syncText.application;

export const metadata = { title: text.title };

/** After submitting: when, the documents as they come, what was told to the platform, and the way back. */
async function ApplicationSyncStatusPage({ params }: { params: Promise<{ identifier: string }> }) {
  const { identifier } = await params;
  const { application, market } = await requireApplication(identifier);
  if (!application.completedAt) redirect(stepPath(identifier, 'summary'));
  const [editor, syncStatus = 'sync_pending', pendingScans] = await Promise.all([
    findEditor(market.editorId),
    findSyncStatus(application.id),
    countPendingScans(application.id),
  ]);
  const platform = editor?.name ?? '';
  const parameters = { market_identifier: market.identifier, application_identifier: identifier };
  const back = editor?.candidateReturnUrl && returnLink(editor.candidateReturnUrl, parameters);
  const ready = application.documentsReadyAt !== null;
  const making = pendingScans > 0 ? text.scansPending : text.documentsPending;
  return (
    <Column>
      <h1>{text.title}</h1>
      <p className="fr-text--lead">{text.submittedAt(formatDateTimeSeconds(application.completedAt))}</p>
      {market.cancelledAt && <p>{text.marketCancelled}</p>}
      <div role="status" data-sync-status={syncStatus} data-documents={ready ? 'ready' : 'pending'}>
        <p>{ready ? text.documentsReady : making}</p>
        <p>{text.states[syncStatus](platform)}</p>
      </div>
      <h2 className="fr-h4">{syncText.reference}</h2>
      <Facts
        facts={[
          { key: 'application', label: text.applicationIdentifier, value: identifier },
          { key: 'market', label: text.marketIdentifier, value: market.identifier },
        ]}
      />
      <ul className="fr-btns-group fr-btns-group--inline-md">
        {ready && (
          <li>
            <a className="fr-btn" href={stepPath(identifier, 'attestation')}>
              {text.download}
            </a>
          </li>
        )}
        {back && (
          <li>
            <a className="fr-btn fr-btn--secondary" href={back}>
              {syncText.returnTo(platform)}
            </a>
          </li>
        )}
        <li>
          <a className="fr-btn fr-btn--tertiary" href={stepPath(identifier, 'sync_status')}>
            {syncText.refresh}
          </a>
        </li>
      </ul>
    </Column>
  );
}

export default drawOrExplain(ApplicationSyncStatusPage);
