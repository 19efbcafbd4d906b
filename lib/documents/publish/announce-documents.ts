import { inTransaction } from '@/db/database';
import { markDocumentsReady } from '@/db/queries/applications';
import { findGroupMembers, type GroupMember } from '@/db/queries/group-members';
import { findRecipientsOf } from '@/db/queries/messages';
import { loadSubmitted, type SubmittedApplication } from '@/lib/documents/content/submitted-application';
import { env } from '@/lib/env';
import { promiseToAll } from '@/lib/messages/promise-messages';
import { membersAnswer } from '@/lib/shapes/group-members';
import { lotsAnswer } from '@/lib/shapes/values';
import type { WebhookPayload } from '@/lib/webhooks/events';
import { promiseWebhook, tellWithdrawal } from '@/lib/webhooks/promise-webhook';

/** Once the links work: stamps the documents ready and promises the news to the editor, in one transaction, once. */
export async function announceDocuments(applicationId: string, now: Date): Promise<void> {
  const submitted = await loadSubmitted(applicationId);
  const members = await findGroupMembers(applicationId);
  await inTransaction(async (tx) => {
    const marked = await markDocumentsReady(tx, applicationId, now);
    if (!marked) return;
    const facts = { market: submitted.market.name };
    const ready = { kind: 'documents_ready', facts, about: applicationId } as const;
    await promiseToAll(tx, await findRecipientsOf(tx, applicationId), ready, now);
    await promiseWebhook(tx, submitted.editor, {
      subjectId: applicationId,
      identifier: submitted.application.identifier,
      payload: applicationCompletedPayload(submitted, members),
      createdAt: now,
    });
    // Withdrawn before anybody was told that it was submitted: one is told of the one, then of the other.
    const { application, market, editor } = submitted;
    if (marked.withdrawnAt) await tellWithdrawal(tx, editor, { ...application, ...marked }, market, now);
  });
}

/** The body of `market_application.completed` (contract §6). The event is the submission: its time is that one. */
export function applicationCompletedPayload(
  { application, market, form, replaces }: SubmittedApplication,
  members: readonly GroupMember[],
): WebhookPayload<'market_application.completed'> {
  const { identifier, siret, foreignIdentifier, companyName, completedAt } = application;
  const address = `${env().BASE_URL}/api/v1/market_applications/${identifier}`;
  return {
    event: 'market_application.completed',
    timestamp: completedAt.toISOString(),
    market_identifier: market.identifier,
    market_application: {
      identifier,
      siret,
      foreign_identifier: foreignIdentifier,
      company_name: companyName,
      lots: lotsAnswer(form.chosenLots),
      members: membersAnswer(members),
      replaces,
      completed_at: completedAt.toISOString(),
      attestation_url: `${address}/attestation`,
      documents_package_url: `${address}/documents_package`,
    },
  };
}
