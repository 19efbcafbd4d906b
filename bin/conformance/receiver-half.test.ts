import { createHmac } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startEditor } from '@/demo/orveane/start-editor';
import { countMarks, judgeBoxes } from './findings';
import { tryReceiver } from './receiver-half';

const SECRET = 'un-secret-de-webhook';

type Received = { headers: IncomingHttpHeaders; body: Buffer };
/** The status of an answer; null: none, ever. */
type Receiver = (received: Received, seen: Set<string>) => number | null;

const isSigned = ({ headers, body }: Received): boolean =>
  headers['x-webhook-signature-sha256'] === `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`;

function readJson({ body }: Received): { event?: string; market?: { name?: string } } | undefined {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

const right: Receiver = (received) => {
  if (!isSigned(received)) return 401;
  return readJson(received) ? 200 : 400;
};

let server: Server | undefined;
afterEach(() => {
  server?.close();
  server?.closeAllConnections();
});

async function start(receiver: Receiver): Promise<string> {
  const seen = new Set<string>();
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const status = receiver({ headers: request.headers, body: Buffer.concat(chunks) }, seen);
      seen.add(String(request.headers['webhook-id']));
      if (status !== null) response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`;
}

const tryIt = async (receiver: Receiver) =>
  tryReceiver({ address: await start(receiver), secret: SECRET, timeoutMs: 1_000 });

it('a receiver that does as it should passes every case', async () => {
  const findings = await tryIt(right);
  expect(findings.filter(({ ok }) => !ok)).toEqual([]);
  expect(countMarks(judgeBoxes(findings))).toMatchObject({ passed: 8, failed: 0, declared: 16 });
});

describe('a receiver that is wrong is caught, by name', () => {
  it.each<[string, string, number, Receiver]>([
    ['checks no signature', 'wrong_signature', 17, (received) => (readJson(received) ? 200 : 400)],
    [
      'takes what has no signature',
      'missing_signature',
      17,
      (received) => (received.headers['x-webhook-signature-sha256'] ? (right(received, new Set()) ?? 0) : 200),
    ],
    [
      'checks a signature of another body',
      'altered_body',
      17,
      (received) => (received.headers['x-webhook-signature-sha256'] ? 200 : 401),
    ],
    [
      'answers a failure to a wrong signature',
      'wrong_signature',
      21,
      (received) => (isSigned(received) ? (readJson(received) ? 200 : 400) : 500),
    ],
    [
      'refuses what it has seen',
      'repeated_id',
      19,
      (received, seen) => (seen.has(String(received.headers['webhook-id'])) ? 409 : right(received, seen)),
    ],
    [
      'fails at an event that it does not know',
      'unknown_event',
      20,
      (received, seen) => (readJson(received)?.event === 'market.renamed' ? 500 : right(received, seen)),
    ],
    [
      'knows markets alone',
      'application_completed',
      20,
      (received, seen) => (readJson(received)?.event?.startsWith('market_application') ? 422 : right(received, seen)),
    ],
    [
      'wants exactly one signature',
      'two_secrets',
      17,
      (received, seen) => (String(received.headers['webhook-signature']).includes(' ') ? 401 : right(received, seen)),
    ],
    [
      'takes 100 kB at most',
      'one_megabyte',
      18,
      (received, seen) => (received.body.length > 100_000 ? 413 : right(received, seen)),
    ],
    [
      'reads Latin-1',
      'utf8',
      18,
      (received, seen) =>
        /[\u0080-\u{10ffff}]/u.test(readJson(received)?.market?.name?.slice(0, 1) ?? '') ? 500 : right(received, seen),
    ],
    [
      'fails at what is not JSON',
      'not_json',
      18,
      (received, seen) => (readJson(received) ? right(received, seen) : 500),
    ],
    [
      'answers too late',
      'in_time',
      21,
      (received, seen) => (received.body.length > 900_000 ? null : right(received, seen)),
    ],
    ['is elsewhere', 'market_completed', 16, () => 302],
  ])('%s', { timeout: 30_000 }, async (_what, name, box, receiver) => {
    const findings = await tryIt(receiver);
    const caught = findings.filter((finding) => !finding.ok && finding.name === name && finding.boxes.includes(box));
    expect(caught).toHaveLength(1);
    expect(judgeBoxes(findings).find(({ number }) => number === box)?.mark).toBe('failed');
  });
});

it('an address at which nobody answers fails everything, and says so', async () => {
  const address = await start(right);
  server?.close();
  server?.closeAllConnections();
  await new Promise((resolve) => server?.once('close', resolve));
  const findings = await tryReceiver({ address, secret: SECRET, timeoutMs: 1_000 });
  expect(findings[0]).toMatchObject({ ok: false, seen: expect.stringContaining('ECONNREFUSED') });
});

it('the demonstration platform passes every case', async () => {
  const orveane = await startEditor({
    ...{ port: 0, host: '127.0.0.1', smtpPort: undefined, registersUrl: 'http://127.0.0.1:9' },
    ...{ passeMarcheUrl: 'http://127.0.0.1:9', dataDir: mkdtempSync(path.join(tmpdir(), 'orveane-')) },
    ...{ clientId: 'a', clientSecret: 'b', webhookSecrets: [SECRET] },
  });
  const findings = await tryReceiver({ address: `${orveane.url}/webhooks/passemarche`, secret: SECRET });
  await orveane.close();
  expect(findings.filter(({ ok }) => !ok)).toEqual([]);
});

it('the checklist is that of the specification: 41 boxes, 25 that are tried, 16 that are declared', () => {
  const boxes = judgeBoxes([], { 3: 'Dans un coffre.' });
  expect(boxes.map(({ number }) => number)).toEqual(Array.from({ length: 41 }, (_, place) => place + 1));
  expect(countMarks(boxes)).toEqual({ passed: 0, failed: 0, declared: 16, not_tried: 25 });
  expect(boxes[2]).toMatchObject({ mark: 'declared', seen: ['Dans un coffre.'] });
});
