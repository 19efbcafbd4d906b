import { afterEach, describe, expect, it } from 'vitest';
import { exampleFile, isInterpreterThere, type Run, runExample } from '@/lib/api/testing/run-example';
import { WEBHOOK_EVENTS } from '@/lib/webhooks/events';
import { webhookHeaders } from '@/lib/webhooks/sign-webhook';
import { closedPort } from '@/lib/webhooks/testing/webhook-receiver';
import { EXAMPLES, type Example } from './examples';

const [OLD, NEW] = ['0123456789abcdef-ancien', 'fedcba9876543210-nouveau'];
const ID = '5a1c8f7e-2b64-4c1d-9e0f-3d7a6b5c4e21';
const BODY = JSON.stringify({ ...WEBHOOK_EVENTS['market.completed'].example(), été: '漢😀' });

type Sent = { body?: string; headers: Record<string, string> };
/** The example that verifies a webhook. */
type Verify = (sent: Sent) => Promise<boolean>;

const signed = (body: string, secrets: string[], at = new Date(), id = ID) => webhookHeaders({ id, body }, secrets, at);
const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1000);

/** Both headers, one of them made otherwise. */
const mixed = (name: string, other: Record<string, string>): Record<string, string> => ({
  ...signed(BODY, [OLD]),
  [name]: other[name] ?? '',
});

/** The behaviour of every receiver, in any language. */
async function itTellsTheAuthentic(verify: Verify) {
  const right: [string, Sent][] = [
    ['what we sign', { headers: signed(BODY, [OLD]) }],
    ['two secrets during a rotation', { headers: signed(BODY, [OLD, NEW]) }],
    ['the other secret alone', { headers: signed(BODY, [NEW]) }],
    ['a minute late', { headers: signed(BODY, [OLD], secondsAgo(60)) }],
  ];
  const wrong: [string, Sent][] = [
    ['a body that was changed', { body: BODY.replace('VR', 'vr'), headers: signed(BODY, [OLD]) }],
    ['another secret', { headers: signed(BODY, ['un autre secret']) }],
    ['no signature', { headers: {} }],
    ['an hour late', { headers: signed(BODY, [OLD], secondsAgo(3600)) }],
    ['another time than was signed', { headers: mixed('webhook-timestamp', signed(BODY, [OLD], secondsAgo(60))) }],
    ['another id than was signed', { headers: { ...signed(BODY, [OLD]), 'webhook-id': ID.replace('5', '6') } }],
    ['the Standard Webhooks signature wrong', { headers: mixed('webhook-signature', signed(BODY, ['autre'])) }],
    ['the other signature wrong', { headers: mixed('X-Webhook-Signature-SHA256', signed(BODY, ['autre'])) }],
  ];
  for (const [what, sent] of right) expect([what, await verify(sent)]).toEqual([what, true]);
  for (const [what, sent] of wrong) expect([what, await verify(sent)]).toEqual([what, false]);
}

let running: Run | undefined;
afterEach(() => void running?.child.kill());

/** The receiver, once it listens. `php -S` is told its address, the others say theirs. */
async function start(example: Example) {
  const port = await closedPort();
  const file = exampleFile(example.webhook);
  const words = example.runs === 'php' ? ['-S', `127.0.0.1:${port}`, file] : [file];
  const env = { PASSE_MARCHE_WEBHOOK_SECRETS: `${OLD} ${NEW}`, PORT: String(port) };
  const started = runExample(example, words, { env });
  running = started;
  await expect.poll(started.said, { timeout: 60_000 }).toMatch(/port \d+|started/);
  const post = async ({ body = BODY, headers }: Sent) =>
    (await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body, headers })).status;
  return { post, said: started.said };
}

const receivers = EXAMPLES.filter(({ webhook }) => webhook !== 'verify.sh');

describe.each(receivers)('the receiver in $language', (example) => {
  it.skipIf(!isInterpreterThere(example))('takes what is authentic, says so once, and refuses the rest', async () => {
    const { post, said } = await start(example);
    await itTellsTheAuthentic(async (sent) => {
      const status = await post(sent);
      expect([204, 401]).toContain(status);
      return status === 204;
    });
    expect(await post({ body: 'pas du JSON', headers: signed('pas du JSON', [OLD]) })).toBe(400);
    await expect.poll(said).toContain(`${ID} market.completed`);
    // What PHP has received is forgotten with each request.
    if (example.runs !== 'php') expect(said().split(`${ID} market.completed`)).toHaveLength(2);
  });
});

const shell = EXAMPLES.find(({ webhook }) => webhook === 'verify.sh') as Example;

it.skipIf(!isInterpreterThere(shell))('what verifies a webhook by hand tells which signature is wrong', async () => {
  const env = { PASSE_MARCHE_WEBHOOK_SECRETS: `${OLD} ${NEW}` };
  const verify = ({ body = BODY, headers }: Sent) => {
    const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature', 'X-Webhook-Signature-SHA256'];
    const words = [exampleFile(shell.webhook), ...names.map((name) => headers[name] ?? '')];
    return runExample(shell, words, { env, input: body });
  };
  const isRight = async (sent: Sent) => (await verify(sent).ended) === 0;
  expect(await isRight({ headers: signed(BODY, [OLD, NEW], secondsAgo(3600)) })).toBe(true);
  expect(await isRight({ headers: signed(BODY, [NEW]) })).toBe(true);
  expect(await isRight({ body: `${BODY} `, headers: signed(BODY, [OLD]) })).toBe(false);
  const wrong = verify({ headers: mixed('webhook-signature', signed(BODY, ['autre'])) });
  expect(await wrong.ended).toBe(1);
  expect(wrong.said()).toBe('webhook-signature: no, X-Webhook-Signature-SHA256: yes\n');
});
