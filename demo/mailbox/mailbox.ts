import { join } from 'node:path';
import { z } from 'zod';
import { openJournal } from '@/demo/orveane/journal';

const receivedMail = z.object({
  id: z.string(),
  receivedAt: z.string(),
  messageId: z.string(),
  to: z.string(),
  from: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  /** In the order in which they came, names in lower case. */
  headers: z.array(z.tuple([z.string(), z.string()])),
});

/** A mail as it arrived, for one address. */
export type ReceivedMail = z.infer<typeof receivedMail>;

/** The mails of everybody, since nobody of the demonstration exists. Bounded: the oldest are forgotten. */
export type Mailbox = {
  keep: (mail: ReceivedMail) => Promise<void>;
  /** Newest first; of one address, or of all. */
  all: (to?: string) => ReceivedMail[];
  find: (id: string) => ReceivedMail | undefined;
};

const maxEntries = 500;

/** Opens the mailbox kept in `dataDir`. */
export async function openMailbox(dataDir: string): Promise<Mailbox> {
  const journal = await openJournal(join(dataDir, 'mails.jsonl'), receivedMail, maxEntries);
  return {
    keep: (mail) => journal.append(mail),
    all: (to) => [...journal.entries()].reverse().filter((mail) => to === undefined || mail.to === to),
    find: (id) => journal.entries().find((mail) => mail.id === id),
  };
}
