import { describe, expect, it } from 'vitest';
import { everythingStored } from '@/db/testing/change-rows';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { callApi, tokenOf } from '@/lib/api/testing/call-api';
import { makeMarket, marketBody } from '@/lib/api/testing/markets';
import { POST as startApplication } from './public_markets/[identifier]/market_applications/route';
import { POST as createMarket, GET as listMarkets } from './public_markets/route';

useTestDatabase();

const PATH = '/api/v1/public_markets';

async function makeCaller() {
  const editor = await makeTestEditor();
  const token = await tokenOf(editor);
  const create = (key: string | undefined, market: unknown, headers: Record<string, string> = {}) =>
    callApi(createMarket, {
      path: PATH,
      token,
      json: { public_market: market },
      headers: { ...(key !== undefined && { 'Idempotency-Key': key }), ...headers },
    });
  const marketsMade = async () => (await (await callApi(listMarkets, { path: PATH, token })).json()).data.length;
  return { editor, token, create, marketsMade };
}

describe('the same key and the same body', () => {
  it('give the first answer again, marked, and make one market', async () => {
    const { create, marketsMade } = await makeCaller();
    const first = await create('key-1', marketBody());
    const again = await create('key-1', marketBody());
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(await again.text()).toBe(await first.text());
    expect(again.headers.get('content-type')).toBe(first.headers.get('content-type'));
    expect([first, again].map((answer) => answer.headers.get('idempotency-replayed'))).toEqual([null, 'true']);
    expect(again.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'));
    expect(await marketsMade()).toBe(1);
  });

  it('give a refusal of what was sent again too', async () => {
    const { create } = await makeCaller();
    const first = await create('key-1', marketBody({ siret: '1' }));
    const again = await create('key-1', marketBody({ siret: '1' }), { 'Accept-Language': 'en' });
    expect([first.status, again.status]).toEqual([422, 422]);
    expect(await again.text()).toBe(await first.text());
  });

  it('20 at once make one market; the others get its answer, or 409', async () => {
    const { create, marketsMade } = await makeCaller();
    const answers = await Promise.all(Array.from({ length: 20 }, () => create('key-1', marketBody())));
    const created = answers.filter((answer) => answer.status === 201);
    const running = answers.filter((answer) => answer.status === 409);
    expect(created.length + running.length).toBe(20);
    expect(created.filter((answer) => !answer.headers.has('idempotency-replayed'))).toHaveLength(1);
    expect(new Set(await Promise.all(created.map((answer) => answer.text()))).size).toBe(1);
    for (const answer of running) expect(await answer.json()).toEqual({ error: expect.any(String) });
    expect(await marketsMade()).toBe(1);
    expect((await create('key-1', marketBody())).status).toBe(201);
    expect(await marketsMade()).toBe(1);
  });

  it('work without a body', async () => {
    const { editor, token } = await makeCaller();
    const identifier = await makeMarket(editor);
    const start = () =>
      callApi(startApplication, {
        path: `${PATH}/${identifier}/market_applications`,
        token,
        method: 'POST',
        params: { identifier },
        headers: { 'Idempotency-Key': 'key-1' },
      });
    const [first, again] = [await start(), await start()];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(await again.json()).toEqual(await first.json());
  });
});

describe('the same key and another body', () => {
  it('422 with errors, in the language of the caller', async () => {
    const { create, marketsMade } = await makeCaller();
    await create('key-1', marketBody());
    const answer = await create('key-1', marketBody({ name: 'Autre' }), { 'Accept-Language': 'en' });
    expect(answer.status).toBe(422);
    const message = 'Idempotency key was already used for another request';
    expect(await answer.json()).toEqual({
      errors: [message],
      details: [{ field: 'Idempotency-Key', code: 'other_request', message }],
    });
    expect(await marketsMade()).toBe(1);
  });

  it('compares bytes: a space more is another body', async () => {
    const { token } = await makeCaller();
    const send = (text: string) =>
      callApi(createMarket, { path: PATH, token, text, headers: { 'Idempotency-Key': 'key-1' } });
    const body = JSON.stringify({ public_market: marketBody() });
    expect((await send(body)).status).toBe(201);
    expect((await send(`${body} `)).status).toBe(422);
  });
});

describe('a key belongs to', () => {
  it('an editor', async () => {
    const [one, other] = [await makeCaller(), await makeCaller()];
    const first = await one.create('key-1', marketBody());
    const second = await other.create('key-1', marketBody({ name: 'Autre' }));
    expect([first.status, second.status]).toEqual([201, 201]);
  });

  it('a path', async () => {
    const { editor, token } = await makeCaller();
    const start = async () => {
      const identifier = await makeMarket(editor);
      const path = `${PATH}/${identifier}/market_applications`;
      return callApi(startApplication, {
        path,
        token,
        json: {},
        params: { identifier },
        headers: { 'Idempotency-Key': 'k' },
      });
    };
    const [first, second] = [await start(), await start()];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.headers.get('idempotency-replayed')).toBeNull();
  });
});

describe('the key itself', () => {
  it.each(['k', '!~', '"8e03978e-40d5-43dd-bc93-6894a57f9324"', 'k'.repeat(255)])('201 with %s', async (key) => {
    expect((await (await makeCaller()).create(key, marketBody())).status).toBe(201);
  });

  it.each(['', 'k'.repeat(256), 'two words', 'k,\tk', 'clé'])('400 with « %s »', async (key) => {
    const { create, marketsMade } = await makeCaller();
    const answer = await create(key, marketBody());
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error: expect.stringContaining('Idempotency-Key') });
    expect(await marketsMade()).toBe(0);
  });

  it('without one, each request makes a market', async () => {
    const { create, marketsMade } = await makeCaller();
    await create(undefined, marketBody());
    await create(undefined, marketBody());
    expect(await marketsMade()).toBe(2);
  });
});

describe('what is kept', () => {
  it('is encrypted: neither the link nor the key is in the database', async () => {
    const { create } = await makeCaller();
    const { configuration_url } = await (await create('a-key-of-theirs', marketBody())).json();
    const stored = await everythingStored();
    expect(stored).not.toContain(configuration_url.split('/access/')[1].split('/')[0]);
    expect(stored).not.toContain('a-key-of-theirs');
  });
});
