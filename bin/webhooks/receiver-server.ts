import { openSync, writeSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { argv } from 'node:process';
import type { Entry } from './receiver';

/**
 * An editor's side, in a process of its own that nobody kills: it writes each webhook down in its ledger, then answers
 * 200. What it says was received does not depend on anything of ours. Under `/hole/`, it never answers.
 */
const [, , port, ledgerFile = ''] = argv;
const ledger = openSync(ledgerFile, 'a');
let received = 0;

async function keep(request: IncomingMessage): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const atMs = performance.timeOrigin + performance.now();
  const body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  const entry: Entry = {
    editor: request.url?.split('/').at(-1) ?? '',
    webhookId: String(request.headers['webhook-id']),
    identifier: (body.market ?? body.market_application).identifier,
    atMs,
  };
  writeSync(ledger, `${JSON.stringify(entry)}\n`);
  received += 1;
}

const server = createServer((request, response) => {
  if (request.method === 'GET') return response.end(String(received));
  if (request.url?.startsWith('/hole/')) return undefined;
  return keep(request).then(
    () => response.end(),
    () => response.destroy(),
  );
});
server.keepAliveTimeout = 60_000;
server.listen(Number(port), '127.0.0.1');
