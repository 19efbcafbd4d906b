import { join } from 'node:path';
import { z } from 'zod';
import { openJournal } from '@/demo/orveane/journal';

const verdict = z.enum(['valid', 'invalid', 'missing', 'expired']);

const receivedWebhook = z.object({
  receivedAt: z.string(),
  webhookId: z.string().nullable(),
  event: z.string().nullable(),
  identifier: z.string().nullable(),
  marketIdentifier: z.string().nullable(),
  legacySignature: verdict,
  standardSignature: verdict,
  authentic: z.boolean(),
  /** Which authentic delivery of this webhook-id it was: 1, 2…; null when it proves nothing about its id. */
  occurrence: z.number().int().nullable(),
  /** True when the same webhook-id had already been accepted: nothing more is done with it. */
  duplicate: z.boolean(),
  answeredStatus: z.number().int(),
  /** True when the answer was the one chosen on the settings page, whatever the delivery deserved. */
  answerForced: z.boolean(),
  /** A sample that was asked for: nothing is done with it. */
  test: z.boolean().optional(),
  rawBody: z.string(),
  rawBodyCut: z.boolean(),
});

/** One delivery as it was received and answered. */
export type ReceivedWebhook = z.infer<typeof receivedWebhook>;

/** The webhooks received. Bounded: the oldest are forgotten. */
export type Ledger = {
  record: (received: ReceivedWebhook) => Promise<void>;
  /** Newest first. */
  all: () => ReceivedWebhook[];
  /** Earlier deliveries that proved they came from Passe Marché, by their webhook-id. */
  authenticWithId: (webhookId: string) => ReceivedWebhook[];
};

const maxEntries = 500;

/** Opens the ledger kept in `dataDir`. */
export async function openLedger(dataDir: string): Promise<Ledger> {
  const journal = await openJournal(join(dataDir, 'webhooks.jsonl'), receivedWebhook, maxEntries);
  return {
    record: (received) => journal.append(received),
    all: () => [...journal.entries()].reverse(),
    authenticWithId: (webhookId) =>
      journal.entries().filter((entry) => entry.authentic && entry.webhookId === webhookId),
  };
}
