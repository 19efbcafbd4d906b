import { expect, it } from 'vitest';
import { createDialler } from './dialler';
import { MAX_EXCERPT_BYTES } from './judge-answer';
import { sendWebhook } from './send-webhook';
import { closedPort, webhookReceiver } from './testing/webhook-receiver';

const receiver = webhookReceiver();

const dialler = createDialler({ allowPrivate: true });
const send = (timeoutMs?: number) =>
  sendWebhook(receiver.url(), { 'webhook-id': 'evt' }, '{"é":1}', { timeoutMs, dialler });

it('posts the exact body, as JSON, under our name', async () => {
  await send();
  expect(receiver.received()).toEqual([
    { method: 'POST', path: '/webhooks', body: '{"é":1}', headers: expect.any(Object) },
  ]);
  expect(receiver.received()[0]?.headers).toMatchObject({
    'content-type': 'application/json',
    'user-agent': 'PasseMarche-Webhook/1.0',
    'content-length': '8',
    'webhook-id': 'evt',
  });
});

it('returns the answer, with its beginning', async () => {
  receiver.answerWith(503, { 'Retry-After': '7' }, 'en maintenance');
  expect(await send()).toEqual({
    verdict: 'retry',
    httpStatus: 503,
    error: null,
    answerExcerpt: 'en maintenance',
    retryAfterMs: 7000,
  });
});

it('does not follow a redirect', async () => {
  receiver.answerWith(307, { Location: '/elsewhere' });
  expect(await send()).toMatchObject({ verdict: 'retry', httpStatus: 307 });
  expect(receiver.received().map(({ path }) => path)).toEqual(['/webhooks']);
});

it('keeps 2 kB of the answer, without NUL, and does not read the rest', async () => {
  let cut = false;
  receiver.answerWith((response) => {
    response.on('close', () => {
      cut = !response.writableEnded;
    });
    response.writeHead(200);
    response.write(`\0${'a'.repeat(100_000)}`); // and never ends
  });
  const { answerExcerpt, verdict } = await send();
  expect(verdict).toBe('delivered');
  expect(answerExcerpt).toBe('a'.repeat(MAX_EXCERPT_BYTES - 1));
  await expect.poll(() => cut).toBe(true);
});

it('keeps the answer when its body breaks off: the editor has the event, and must not get it again', async () => {
  receiver.answerWith((response) => {
    response.writeHead(200, { 'Content-Length': '100' });
    response.write('half', () => response.destroy());
  });
  expect(await send()).toMatchObject({ verdict: 'delivered', httpStatus: 200, error: null, answerExcerpt: 'half' });
});

it('keeps the answer when its body does not end in time', async () => {
  receiver.answerWith((response) => {
    response.writeHead(200);
    response.write('slow');
  });
  expect(await send(300)).toMatchObject({ verdict: 'delivered', httpStatus: 200, answerExcerpt: 'slow' });
});

it('does not wait for a body that is left open, nor for one that comes drop by drop', async () => {
  let drops: NodeJS.Timeout | undefined;
  receiver.answerWith((response) => {
    response.writeHead(410, { 'Retry-After': '9' });
    drops = setInterval(() => response.write('x'), 20);
    response.on('close', () => clearInterval(drops));
  });
  const settings = { timeoutMs: 60_000, excerptTimeoutMs: 200, dialler };
  const exchange = await sendWebhook(receiver.url(), {}, '{}', settings);
  expect(exchange).toMatchObject({ verdict: 'give_up', httpStatus: 410, error: null, retryAfterMs: 9_000 });
  expect(exchange.answerExcerpt).toMatch(/^x+$/);
});

it('gives up waiting for an answer after the time limit', async () => {
  receiver.answerWith(() => {});
  expect(await send(100)).toEqual({
    verdict: 'retry',
    httpStatus: null,
    error: 'TIMEOUT',
    answerExcerpt: null,
    retryAfterMs: 0,
  });
});

it('names a refused connection', async () => {
  const answer = await sendWebhook(`http://127.0.0.1:${await closedPort()}/`, {}, '{}', { dialler });
  expect(answer).toMatchObject({ verdict: 'retry', httpStatus: null, error: 'ECONNREFUSED' });
});

it('names a connection that is cut before any answer', async () => {
  receiver.answerWith((response) => response.destroy());
  expect(await send()).toMatchObject({ verdict: 'retry', httpStatus: null, error: 'ECONNRESET' });
});

it('gives up on a server that does not speak TLS', async () => {
  const answer = await sendWebhook(receiver.url().replace('http:', 'https:'), {}, '{}', { dialler });
  expect(answer).toMatchObject({ verdict: 'give_up', httpStatus: null, error: 'EPROTO' });
});

it.each(['nonsense', 'ftp://127.0.0.1/', 'http://127.0.0.1:9/'])('never throws: %s', async (url) => {
  expect(await sendWebhook(url, {}, '{}', { dialler })).toMatchObject({ httpStatus: null, error: expect.any(String) });
});
