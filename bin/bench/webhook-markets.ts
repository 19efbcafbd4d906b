import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { drawTable } from '@/bin/terminal/table';
import { inTransaction } from '@/db/database';
import type { Editor } from '@/db/queries/editors';
import { operatorAt } from '@/lib/audit/by';
import { createEditor } from '@/lib/editors/create-editor';
import { newApplicationIdentifier, newMarketIdentifier } from '@/lib/identifiers';
import { closeCircuit } from '@/lib/webhooks/close-circuit';
import { tellWithdrawal } from '@/lib/webhooks/promise-webhook';
import { showCircuit } from '@/lib/webhooks/show-circuit';
import { decimal } from './webhook-report';

const EVENTS = 1_000;
const MARKETS = 50;
const ANSWER_MS = 200;
const POLL_MS = 100;
/** From here on the receiver refuses, until the circuit is open. */
const BREAKS_AT = EVENTS / 2;

type Attempt = { market: string; application: string; atMs: number; accepted: boolean };

/**
 * One editor whose receiver takes its time, and many events of many markets in one commit; in the middle it breaks until the
 * circuit opens, which is then closed by hand. Says the rate, and whether anything was lost or out of its market's order.
 */
export async function measureMarkets(): Promise<string> {
  const attempts: Attempt[] = [];
  let isBroken = false;
  let atOnce = 0;
  let most = 0;
  const receive = async (request: IncomingMessage, response: ServerResponse) => {
    most = Math.max(most, ++atOnce);
    const body = JSON.parse(await textOf(request));
    const accepted = !isBroken;
    const { market_identifier: market, market_application } = body;
    attempts.push({ market, application: market_application.identifier, atMs: performance.now(), accepted });
    if (attempts.length === BREAKS_AT) isBroken = true;
    await delay(ANSWER_MS);
    atOnce -= 1;
    response.writeHead(accepted ? 200 : 503).end();
  };
  const server = createServer((request, response) => void receive(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const completionWebhookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`;
    const { editor } = await createEditor({ name: 'lent', completionWebhookUrl }, operatorAt(new Date()));
    const told = await commit(editor);
    const accepted = () => attempts.filter((attempt) => attempt.accepted);
    while ((await showCircuit(editor.id, new Date())).openUntil === null) await delay(POLL_MS);
    const failedInRow = attempts.length - accepted().length;
    await delay(3 * ANSWER_MS);
    const whileOpen = attempts.length - accepted().length - failedInRow;
    isBroken = false;
    await closeCircuit(editor, operatorAt(new Date()));
    const closedAt = performance.now();
    while ((await showCircuit(editor.id, new Date())).waiting > 0) await delay(POLL_MS);
    return report({ told, attempts, closedAt, failedInRow, whileOpen, most });
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

/** Returns the applications of each market, in the order in which their events were committed. */
async function commit(editor: Editor): Promise<Map<string, string[]>> {
  const now = new Date();
  const markets = Array.from({ length: MARKETS }, () => newMarketIdentifier(now));
  const told = new Map(markets.map((market): [string, string[]] => [market, []]));
  await inTransaction(async (tx) => {
    for (let rank = 0; rank < EVENTS; rank += 1) {
      const identifier = markets[(rank * 7) % MARKETS] ?? '';
      const withdrawn = { id: randomUUID(), identifier: newApplicationIdentifier(now), withdrawnAt: now };
      told.get(identifier)?.push(withdrawn.identifier);
      await tellWithdrawal(tx, { ...editor, toldOfWithdrawals: true }, withdrawn, { identifier }, now);
    }
  });
  return told;
}

type Run = {
  told: Map<string, string[]>;
  attempts: Attempt[];
  closedAt: number;
  failedInRow: number;
  whileOpen: number;
  most: number;
};

function report({ told, attempts, closedAt, failedInRow, whileOpen, most }: Run): string {
  const accepted = attempts.filter((attempt) => attempt.accepted);
  const before = accepted.filter(({ atMs }) => atMs < closedAt);
  const after = accepted.filter(({ atMs }) => atMs >= closedAt);
  const arrived = Map.groupBy(accepted, ({ market }) => market);
  const inOrder = [...told].filter(
    ([market, expected]) => (arrived.get(market) ?? []).map((one) => one.application).join() === expected.join(),
  );
  const counts = {
    'par minute, avant la panne': perMinute(before),
    'par minute, après la fermeture du disjoncteur': perMinute(after),
    'par minute, une par une, au plus': decimal(60_000 / ANSWER_MS, 0),
    'marchés à la fois, au plus': most,
    'marchés reçus une fois, dans leur ordre': `${inOrder.length} sur ${MARKETS}`,
    'échecs de suite qui ont ouvert le disjoncteur': failedInRow,
    'tentatives pendant qu’il était ouvert': whileOpen,
  };
  const title = `${EVENTS} événements de ${MARKETS} marchés, un récepteur qui répond en ${ANSWER_MS} ms`;
  return `\n${title}\n${drawTable({ data: counts })}`;
}

function perMinute(attempts: Attempt[]): string {
  const [first, last] = [attempts[0]?.atMs ?? 0, attempts.at(-1)?.atMs ?? 0];
  return decimal(((attempts.length - 1) / (last - first)) * 60_000, 0);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
