import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild } from '@/bin/launcher/children';
import { waitUntilReady } from '@/bin/launcher/ready';
import { findFreePort } from '@/bin/machine/ports';

/** One webhook that came in: whose, its `webhook-id`, the market or application it tells of, and when (ms since 1970, with decimals). */
export type Entry = { editor: string; webhookId: string; identifier: string; atMs: number };

export type Receiver = {
  /** The address for one editor; `hole` never answers. */
  addressOf(editor: string, kind?: 'ledger' | 'hole'): string;
  /** How many webhooks came in so far. */
  count(): Promise<number>;
  /** All of them, in the order in which they came. */
  ledger(): Entry[];
  stop(): Promise<void>;
};

/** Starts a receiver in a process of its own. */
export async function startReceiver(): Promise<Receiver> {
  const port = await findFreePort();
  const folder = mkdtempSync(join(tmpdir(), 'passe-marche-ledger-'));
  const file = join(folder, 'ledger.jsonl');
  const origin = `http://127.0.0.1:${port}`;
  const child = startChild('récepteur', ['--import', 'tsx', 'bin/webhooks/receiver-server.ts', String(port), file], {});
  await waitUntilReady(origin, new AbortController().signal);
  return {
    addressOf: (editor, kind = 'ledger') => `${origin}/${kind}/${editor}`,
    count: async () => Number(await (await fetch(origin)).text()),
    ledger: () =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
    async stop() {
      await child.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
