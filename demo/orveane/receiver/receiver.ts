import type { IncomingHttpHeaders } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import type { ForcedAnswer } from './forced-answer';
import type { Ledger, ReceivedWebhook } from './ledger';
import { verifyDelivery } from './signature';

type Receiver = { ledger: Ledger; forcedAnswer: ForcedAnswer; webhookSecrets: string[]; now: () => Date };

/** How much of a body is kept and shown; the signature is checked on the whole of it. */
const keptBodyBytes = 64 * 1024;

const notification = z.object({
  event: z.string(),
  market_identifier: z.string().optional(),
  market: z.object({ identifier: z.string() }).optional(),
  market_application: z.object({ identifier: z.string() }).optional(),
});

/**
 * Takes one delivery and says which status to answer: 401 when its signature is wrong, 400 when it is no JSON we
 * understand, else 200, a duplicate included (it is acknowledged, and nothing more is done). An answer chosen on the
 * settings page goes before all this, as late as was chosen. The delivery is in the ledger's file before the answer leaves.
 */
export async function receiveWebhook(
  receiver: Receiver,
  headers: IncomingHttpHeaders,
  rawBody: Buffer,
): Promise<ReceivedWebhook> {
  const now = receiver.now();
  const verdict = verifyDelivery(headers, rawBody, receiver.webhookSecrets, now);
  const content = readNotification(rawBody);
  const webhookId = readWebhookId(headers);
  const earlier = verdict.authentic && webhookId !== null ? receiver.ledger.authenticWithId(webhookId) : null;
  const forced = receiver.forcedAnswer.take();
  const deserved = !verdict.authentic ? 401 : content === null ? 400 : 200;

  const received: ReceivedWebhook = {
    receivedAt: now.toISOString(),
    webhookId,
    event: content?.event ?? null,
    identifier: content?.market_application?.identifier ?? content?.market?.identifier ?? null,
    marketIdentifier: content?.market_identifier ?? content?.market?.identifier ?? null,
    legacySignature: verdict.legacy,
    standardSignature: verdict.standard,
    authentic: verdict.authentic,
    occurrence: earlier === null ? null : earlier.length + 1,
    duplicate: earlier?.some((entry) => entry.answeredStatus < 300) ?? false,
    answeredStatus: forced?.status ?? deserved,
    answerForced: forced !== null,
    test: headers['x-webhook-test'] === 'true',
    rawBody: rawBody.subarray(0, keptBodyBytes).toString('utf8'),
    rawBodyCut: rawBody.length > keptBodyBytes,
  };
  if (forced) await setTimeout(forced.delaySeconds * 1000);
  await receiver.ledger.record(received);
  return received;
}

function readNotification(rawBody: Buffer): z.infer<typeof notification> | null {
  try {
    return notification.parse(JSON.parse(rawBody.toString('utf8')));
  } catch {
    return null;
  }
}

function readWebhookId(headers: IncomingHttpHeaders): string | null {
  const header = headers['webhook-id'];
  return typeof header === 'string' && header !== '' ? header.slice(0, 255) : null;
}
