import type { Database } from '@/db/database';
import { notify } from '@/db/database';
import { insertOutboxEvent } from '@/db/queries/webhooks/outbox';
import { currentOrigin } from '@/lib/observability/origin';

/**
 * Whatever must happen later is written down in the transaction of what happened now, so that neither exists without
 * the other. The relay of the worker hands these events to the job engine: at once when the commit rings, else by its sweep.
 */
export type PromisedEvent =
  | { name: 'application/submitted'; data: { applicationId: string } }
  /** The antivirus has answered for the last file of an application that was submitted meanwhile. */
  | { name: 'application/scanned'; data: { applicationId: string } }
  | { name: 'file/stored'; data: { documentId: string } }
  /** A register is to be asked about a firm that applies. */
  | { name: 'register/wanted'; data: { firmId: string; register: string } }
  /** A message to a person waits to be sent. */
  | { name: 'message/promised'; data: { messageId: string } }
  | { name: 'webhook/requested'; data: WebhookRequest }
  /** Samples are to be sent, by their ids with spaces between. */
  | { name: 'webhook/test-requested'; data: { ids: string } }
  /** The three attempts have failed: later ones are planned. */
  | { name: 'webhook/exhausted'; data: WebhookRequest };

/** Something waits for this editor, at least this delivery. */
export type WebhookRequest = { deliveryId: string; editorId: string; firstAttemptNumber?: string };

/** Channel on which a commit rings the relay. */
export const OUTBOX_CHANNEL = 'outbox';

/** Writes the event in the caller's transaction; it reaches the job engine after the commit, at least once. */
export async function promise(tx: Database, event: PromisedEvent): Promise<void> {
  await insertOutboxEvent(tx, { ...event, origin: currentOrigin() ?? null });
  await notify(tx, OUTBOX_CHANNEL);
}
