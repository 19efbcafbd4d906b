import { join } from 'node:path';
import { z } from 'zod';
import { openJournal } from './journal';

const rememberedMarket = z.object({
  kind: z.literal('market'),
  identifier: z.string(),
  name: z.string(),
  url: z.string(),
  at: z.string(),
});

const rememberedApplication = z.object({
  kind: z.literal('application'),
  identifier: z.string(),
  marketIdentifier: z.string(),
  siret: z.string().nullable(),
  url: z.string(),
  at: z.string(),
});

export type RememberedMarket = z.infer<typeof rememberedMarket>;
export type RememberedApplication = z.infer<typeof rememberedApplication>;

/** What the platform noted of its own markets and applications: their identifiers and the last link it was given. */
export type Memory = {
  remember: (entry: RememberedMarket | RememberedApplication) => Promise<void>;
  /** Newest first. */
  markets: () => RememberedMarket[];
  market: (identifier: string) => RememberedMarket | undefined;
  /** Newest first. */
  applicationsOf: (marketIdentifier: string) => RememberedApplication[];
  application: (identifier: string) => RememberedApplication | undefined;
};

const maxEntries = 2000;

/** Opens the memory kept in `dataDir`; a later entry about the same identifier replaces the earlier one. */
export async function openMemory(dataDir: string): Promise<Memory> {
  const schema = z.discriminatedUnion('kind', [rememberedMarket, rememberedApplication]);
  const journal = await openJournal(join(dataDir, 'markets-and-applications.jsonl'), schema, maxEntries);

  function latest() {
    // A map keeps the place of the first entry of each identifier and the value of the last one.
    return [...new Map(journal.entries().map((entry) => [entry.identifier, entry])).values()].reverse();
  }
  const markets = () => latest().filter((entry) => entry.kind === 'market');
  const applications = () => latest().filter((entry) => entry.kind === 'application');

  return {
    remember: (entry) => journal.append(entry),
    markets,
    market: (identifier) => markets().find((entry) => entry.identifier === identifier),
    applicationsOf: (identifier) => applications().filter((entry) => entry.marketIdentifier === identifier),
    application: (identifier) => applications().find((entry) => entry.identifier === identifier),
  };
}
