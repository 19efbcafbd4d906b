import { randomUUID } from 'node:crypto';
import type { Database } from '@/db/database';
import { notify } from '@/db/database';
import { insertMessages, type MessageKind, type NewMessage, type Recipients } from '@/db/queries/messages';
import { env } from '@/lib/env';
import { encryptSecret } from '@/lib/keys';
import { currentOrigin } from '@/lib/observability/origin';
import { OUTBOX_CHANNEL } from '@/lib/outbox/promise';
import { MESSAGE_RULES } from './message';

/** Texts, as people typed them, and instants in ISO 8601; never an answer. */
export type Facts = Record<string, string>;

export type PromisedMessage = {
  kind: MessageKind;
  addressId: string;
  applicationId?: string;
  facts?: Facts;
  /** A code, which is kept encrypted until it is sent. */
  secret?: string;
  /** The same key to the same address is one message, however often it is promised. */
  once?: string;
  expiresAt?: Date;
};

/** Whether this instance writes to anybody. Where it does not, pages say so, and nothing is written down to be sent. */
export const writesMail = (): boolean => env().SMTP_URL !== undefined;

export const secretContext = (messageId: string) => `message/${messageId}`;

/** Writes messages down in the transaction of what they tell; each is sent once, after the commit. Returns how many are new. */
export async function promiseMessages(tx: Database, promised: readonly PromisedMessage[], now: Date): Promise<number> {
  if (!writesMail() || promised.length === 0) return 0;
  const count = await insertMessages(
    tx,
    promised.map((message) => toRow(message, now)),
    currentOrigin() ?? null,
  );
  if (count > 0) await notify(tx, OUTBOX_CHANNEL);
  return count;
}

/** The same message to each of these people, once per application. */
export function promiseToAll(
  tx: Database,
  recipients: Recipients,
  message: Pick<PromisedMessage, 'kind' | 'facts' | 'expiresAt'> & { about: string },
  now: Date,
): Promise<number> {
  const { about, facts, ...said } = message;
  const all = recipients.map(({ applicationId, identifier, addressId }) => ({
    ...{ ...said, applicationId, addressId },
    facts: { application: identifier, ...facts },
    once: `${message.kind}/${applicationId}/${about}`,
  }));
  return promiseMessages(tx, all, now);
}

function toRow(message: PromisedMessage, now: Date): NewMessage {
  const { kind, addressId, applicationId = null, facts = {}, secret, once, expiresAt } = message;
  const id = randomUUID();
  const endMs = now.getTime() + MESSAGE_RULES[kind].lifeMs;
  return {
    ...{ id, kind, addressId, applicationId, facts },
    secretCiphertext: secret === undefined ? null : encryptSecret(secret, secretContext(id)),
    onceKey: once === undefined ? null : `${once}/${addressId}`,
    createdAt: now,
    expiresAt: expiresAt ?? new Date(endMs),
  };
}
