import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { connect } from 'node:tls';
import type { receiverCases } from '@/lib/text/conformance';
import { WEBHOOK_EVENTS } from '@/lib/webhooks/events';
import type { Finding } from './findings';

type CaseName = keyof typeof receiverCases;

/** `address`: the receiver's. `secret`: its `webhook_secret`, as text. `timeoutMs`: how long an answer may take. */
export type ReceiverSettings = { address: string; secret: string; timeoutMs?: number; now?: () => Date };

type Sent = { body: string; headers: Record<string, string> };
type Answered = { status: number | null; error?: string; durationMs: number };

const LIMIT_MS = 30_000;
const DAY_SECONDS = 86_400;
const BASE = 'https://passe-marche.example';

/** Sends a receiver what Passe Marché may send it, and what others may; judges its answers. Case by case, in order. */
export async function tryReceiver(
  { address, secret, timeoutMs = LIMIT_MS, now = () => new Date() }: ReceiverSettings,
  report: (finding: Finding) => void = () => {},
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const durations: number[] = [];
  const note = (name: CaseName, boxes: number[], ok: boolean, seen: string) => {
    const finding = { name, boxes, ok, seen };
    findings.push(finding);
    report(finding);
  };
  const send = async (sent: Sent) => {
    const answered = await post(address, sent, timeoutMs);
    if (answered.status !== null || answered.durationMs >= timeoutMs) durations.push(answered.durationMs);
    return answered;
  };
  const sign = (body: string, changes: Partial<Signing> = {}) => signed(body, { secret, now: now(), ...changes });
  const accepts = async (name: CaseName, boxes: number[], sent: Sent) => {
    const answered = await send(sent);
    note(name, boxes, isSuccess(answered), `${inWords(answered)}, 2xx attendu`);
  };
  const refuses = async (name: CaseName, boxes: number[], sent: Sent) => {
    const answered = await send(sent);
    note(name, boxes, isRefusal(answered), `${inWords(answered)}, 401 attendu`);
  };

  const market = JSON.stringify(event('market.completed', now()));
  const application = JSON.stringify(event('market_application.completed', now()));
  await accepts('market_completed', [16, 20, 21, 23], sign(market));
  const repeated = sign(application);
  await accepts('application_completed', [16, 20, 21, 23], repeated);
  await accepts('repeated_id', [19], repeated);
  await accepts(
    'unknown_event',
    [20],
    sign(JSON.stringify({ event: 'market.renamed', timestamp: now().toISOString() })),
  );

  const others = randomBytes(32).toString('hex');
  await refuses('wrong_signature', [17, 21, 39], signed(market, { secret: others, now: now() }));
  await refuses('missing_signature', [17, 21, 39], { body: market, headers: { 'webhook-id': randomUUID() } });
  const whole = sign(market);
  await refuses('altered_body', [17, 39], {
    ...whole,
    body: market.replace('"market.completed"', '"market.completed "'),
  });
  await accepts('two_secrets', [17], sign(market, { alsoSignedWith: others }));

  const old = await send(sign(market, { ageSeconds: DAY_SECONDS }));
  note('old_timestamp', [17, 39], isSuccess(old) || isRefusal(old), `${inWords(old)}, 2xx ou 4xx attendu`);
  await accepts('one_megabyte', [18], sign(ofOneMegabyte(now())));
  await accepts('utf8', [18], sign(JSON.stringify(withName('Œuvre « № 1 » — 建設 🏗️ \u0301'))));
  const notJson = await send(sign('{"event": "market.completed"'));
  note('not_json', [18, 21], isRefusal(notJson), `${inWords(notJson)}, 4xx attendu`);

  if (durations.length > 0) {
    const slowest = Math.max(...durations);
    note('in_time', [21], slowest < timeoutMs, `la plus lente en ${slowest} ms`);
  }
  if (new URL(address).protocol === 'https:') {
    const problem = await certificateProblem(new URL(address));
    note('certificate', [24], problem === undefined, problem ?? '');
  }
  return findings;
}

function event(name: 'market.completed' | 'market_application.completed', now: Date) {
  return { ...WEBHOOK_EVENTS[name].example(BASE), timestamp: now.toISOString() };
}

/** Exactly 10⁶ bytes. */
function ofOneMegabyte(now: Date): string {
  const padded = (padding: string) => JSON.stringify({ ...event('market.completed', now), padding });
  return padded('x'.repeat(1_000_000 - Buffer.byteLength(padded(''))));
}

function withName(name: string) {
  const example = WEBHOOK_EVENTS['market.completed'].example();
  return { ...example, market: { ...example.market, name } };
}

type Signing = { secret: string; now: Date; ageSeconds: number; alsoSignedWith: string };

/** Signs as contract §6 says: the historical header over the body, Standard Webhooks over id, time and body. */
function signed(
  body: string,
  { secret, now, ageSeconds = 0, alsoSignedWith }: Partial<Signing> & Pick<Signing, 'secret' | 'now'>,
): Sent {
  const id = randomUUID();
  const timestamp = String(Math.floor(now.getTime() / 1000) - ageSeconds);
  const hmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest();
  const standard = [secret, ...(alsoSignedWith ? [alsoSignedWith] : [])].map(
    (key) => `v1,${hmac(key, `${id}.${timestamp}.${body}`).toString('base64')}`,
  );
  return {
    body,
    headers: {
      'X-Webhook-Signature-SHA256': `sha256=${hmac(secret, String(body)).toString('hex')}`,
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': standard.join(' '),
    },
  };
}

async function post(address: string, { body, headers }: Sent, timeoutMs: number): Promise<Answered> {
  const startedAt = performance.now();
  const durationMs = () => Math.round(performance.now() - startedAt);
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'User-Agent': 'PasseMarche-Webhook/1.0', ...headers },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await answer.body?.cancel();
    return { status: answer.status, durationMs: durationMs() };
  } catch (error) {
    const cause = (error as { cause?: { code?: string } }).cause?.code ?? (error as Error).name;
    return { status: null, error: cause, durationMs: durationMs() };
  }
}

const isSuccess = ({ status }: Answered): boolean => status !== null && status >= 200 && status < 300;
const isRefusal = ({ status }: Answered): boolean => status !== null && status >= 400 && status < 500;
const inWords = ({ status, error }: Answered): string =>
  status === null ? `aucune réponse (${error})` : `réponse ${status}`;

/** What is wrong with the certificate or the protocol of this host; undefined when nothing is. */
function certificateProblem({ hostname, port }: URL): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) || 443, servername: hostname, minVersion: 'TLSv1.2' });
    socket.setTimeout(10_000, () => socket.destroy(new Error('ETIMEDOUT')));
    socket.once('secureConnect', () => {
      socket.destroy();
      resolve(undefined);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });
}
