import { describe, expect, test } from 'vitest';
import { callHandler } from './call';
import { canonicalBody, signBody } from './signature';
import { APP_URL, SIGNING_KEY, testApplication } from './testing/application';

const { handler } = testApplication('postgres://127.0.0.1:1/unused', (client) => [
  client.createFunction({ id: 'echo', triggers: [{ event: 'echo' }] }, async ({ event }) => event.data),
]);

const run = (data: unknown, signingKey = SIGNING_KEY) =>
  callHandler(
    { handler, appUrl: APP_URL, signingKey },
    {
      method: 'POST',
      query: 'fnId=test-echo&stepId=step',
      headers: {},
      payload: {
        event: { name: 'echo', data },
        events: [{ name: 'echo', data }],
        steps: {},
        ctx: { run_id: 'r', attempt: 0, max_attempts: 1 },
        version: -1,
      },
    },
  );

describe('the SDK itself checks the signature', () => {
  test.each([
    ['plain', { b: 1, a: [true, null, 'x'] }],
    ['accents and signs', { é: 'À l’échéance — 10 €', quote: '"\\\n\u0000\u2028' }],
    ['numbers', { small: 1e-7, large: 1e21, negative: -0, float: 0.1 }],
    ['keys out of order', { z: { y: 1, x: 2 }, a: '😀', 10: 1, 9: 2 }],
  ])('accepts %s', async (_, data) => {
    const response = await run(data);
    expect(response.status).toBe(200);
    expect(JSON.parse(response.body)).toEqual(JSON.parse(JSON.stringify(data)));
  });

  test('refuses another key', async () => {
    expect((await run({}, `signkey-prod-${'f'.repeat(64)}`)).status).toBe(401);
  });

  test('refuses a body that was changed, an old signature, and none at all', async () => {
    const body = canonicalBody({ url: APP_URL });
    const send = (sent: string, headers: Record<string, string>) =>
      handler(
        new Request(APP_URL, {
          method: 'PUT',
          body: sent,
          headers: { host: '127.0.0.1:3000', 'x-inngest-sync-kind': 'in_band', ...headers },
        }),
      );
    const signedAt = (now: Date) => ({ 'x-inngest-signature': signBody(body, SIGNING_KEY, now) });
    const fresh = signedAt(new Date());
    expect((await send(body, fresh)).status).toBe(200);
    expect((await send(body.replace('127', '128'), fresh)).status).toBe(401);
    expect((await send(body, signedAt(new Date(Date.now() - 600_000)))).status).toBe(401);
    expect((await send(body, {})).status).toBe(401);
  });
});
