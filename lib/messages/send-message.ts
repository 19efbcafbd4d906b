import { database, inTransaction } from '@/db/database';
import { changeAddress } from '@/db/queries/addresses';
import {
  claimMessage,
  findMessage,
  type Message,
  type MessageKind,
  type Outcome,
  releaseMessage,
  settleMessage,
} from '@/db/queries/messages';
import { env } from '@/lib/env';
import { decryptSecret } from '@/lib/keys';
import { log } from '@/lib/observability/log';
import { count } from '@/lib/observability/metrics';
import { MESSAGE_WORDS, messageText } from '@/lib/text/messages';
import { compose } from './compose';
import { type Mail, MailRefused, sendMail } from './mail-server';
import { MESSAGE_RULES, maySend } from './message';
import { secretContext } from './promise-messages';
import { stopPath } from './stop-address';
import { typedText } from './typed-text';

/** Longer than the mail server may keep one waiting: a process that has one in hand for longer is dead. */
export const IN_HAND_MS = 60_000;

/**
 * Sends a message that was promised, if it still tells something and may be sent. Returns when to ask again: it is in another
 * process's hands until then; null once it is settled. Throws what makes it wait for another try (`MailNotSent`).
 *
 * Killed after the server took it and before this is written, it is sent once more, under the same `Message-ID`.
 */
export async function sendMessage(id: string, clock = () => new Date(), send = sendMail): Promise<Date | null> {
  const found = await findMessage(id);
  if (!found || found.message.settledAt) return null;
  const { message, to } = found;
  if (message.expiresAt <= clock()) return settle(message, { outcome: 'expired' }, clock());
  if (!maySend(message, to)) return settle(message, { outcome: 'stopped' }, clock());
  const until = new Date(clock().getTime() + IN_HAND_MS);
  if (!(await claimMessage(id, until, clock()))) return inHand(id, until);
  try {
    await send(mailOf(message, to), messageText.from);
  } catch (error) {
    if (!(error instanceof MailRefused)) {
      count('messages', { outcome: 'retried' });
      await releaseMessage(id);
      throw error;
    }
    return settle(message, { outcome: 'refused', refused: error }, clock());
  }
  return settle(message, { outcome: 'sent' }, clock());
}

async function inHand(id: string, otherwise: Date): Promise<Date | null> {
  const now = await findMessage(id);
  return now && !now.message.settledAt ? (now.message.claimedUntil ?? otherwise) : null;
}

async function settle(
  { id, kind, addressId }: Message,
  { outcome, refused }: { outcome: Outcome; refused?: MailRefused },
  now: Date,
): Promise<null> {
  const isSettled = { outcome, smtpStatus: refused?.status, settledAt: now };
  if (refused?.what === 'address') {
    await inTransaction(async (tx) => {
      await settleMessage(tx, id, isSettled);
      await changeAddress(tx, addressId, { refusedAt: now });
    });
  } else {
    await settleMessage(database(), id, isSettled);
  }
  count('messages', { outcome });
  log().info({ messageId: id, kind, outcome, smtpStatus: refused?.status }, 'message settled');
  return null;
}

/** `Message-ID` (RFC 5322, 3.6.4): the same for every sending of this message. */
export const messageIdOf = (id: string) => `<${id}@${new URL(env().BASE_URL).hostname}>`;

function mailOf({ id, kind, facts, secretCiphertext }: Message, to: { id: string; address: string }): Mail {
  const secret = secretCiphertext ? decryptSecret(secretCiphertext, secretContext(id)) : '';
  const harmless = Object.fromEntries(Object.entries(facts).map(([name, text]) => [name, harmlessFact(text)]));
  const { group } = MESSAGE_RULES[kind as MessageKind];
  const stop = group ? { path: stopPath(to.id) } : undefined;
  const composed = compose(MESSAGE_WORDS[kind as MessageKind](harmless, secret), stop);
  return { to: to.address, messageId: messageIdOf(id), ...composed, headers: headersOf(stop) };
}

/** An instant is ours, and is put into words later. */
const harmlessFact = (text: string) => (INSTANT.test(text) ? text : typedText(text));
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** No machine is to answer (RFC 3834); one press stops them (RFC 8058). */
function headersOf(stop: { path: string } | undefined): Record<string, string> {
  const headers = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };
  if (!stop) return headers;
  const unsubscribe = { 'List-Unsubscribe': `<${env().BASE_URL}${stop.path}>` };
  return { ...headers, ...unsubscribe, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}
