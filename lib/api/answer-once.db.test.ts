import { describe, expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import type { Editor } from '@/db/queries/editors';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { countRows } from '@/db/testing/read-rows';
import { TEST_BASE_URL, useTestDatabase } from '@/db/testing/use-test-database';
import { marketBody } from '@/lib/api/testing/markets';
import { AppError } from '@/lib/errors';
import { forgetLimits } from '@/lib/limits/forget-limits';
import { createMarket } from '@/lib/markets/create-market';
import { answerOnce } from './answer-once';
import { json } from './answers';
import { readBody } from './read-body';
import type { ApiCall } from './route';

useTestDatabase();

const HOUR_MS = 3_600_000;
const START = new Date('2026-11-22T10:00:00.000Z');
const at = (ms: number) => new Date(START.getTime() + ms);

/** A call at a given time, whose handler the test holds. */
async function makeCall() {
  const { editor } = await makeTestEditor();
  return (now: Date, handle: (call: ApiCall) => Promise<Response>, body = '{}', key = 'key-1') => {
    const request = new Request(`${TEST_BASE_URL}/api/v1/things`, {
      method: 'POST',
      body,
      headers: { 'Idempotency-Key': key },
    });
    return answerOnce({ request, editor, params: {}, language: 'fr', now }, handle, () => now);
  };
}

const answering = (what: string) => async () => json(201, { what });
const failing = async (): Promise<Response> => {
  throw new Error('the database went away');
};
/** What a verb does that is not told of the transaction it joins. */
const makeMarket = (editor: Editor) => createMarket(editor, marketBody(), 'fr', START);

describe('time', () => {
  it('an answer is kept for 24 hours, then the key is new', async () => {
    const call = await makeCall();
    await call(START, answering('first'));
    const kept = await call(at(24 * HOUR_MS - 1), answering('second'));
    expect(await kept.json()).toEqual({ what: 'first' });
    const fresh = await call(at(24 * HOUR_MS), answering('third'), '{"other":true}');
    expect(await fresh.json()).toEqual({ what: 'third' });
  });

  it('forgetLimits deletes what is no longer kept, and no more', async () => {
    const call = await makeCall();
    await call(START, answering('first'), '{}', 'old');
    await call(at(HOUR_MS), answering('first'), '{}', 'recent');
    expect(await forgetLimits(at(24 * HOUR_MS))).toMatchObject({ keys: 1 });
    const kept = await call(at(24 * HOUR_MS), answering('second'), '{}', 'recent');
    expect(await kept.json()).toEqual({ what: 'first' });
  });
});

describe('a request that did not end well', () => {
  it.each([
    ['threw', failing],
    ['answered 503', async () => json(503, {})],
  ])('leaves the key free and undoes what was done when it %s', async (_how, fail) => {
    const call = await makeCall();
    const before = await countRows('public_markets');
    await expect(call(START, ({ editor }) => makeMarket(editor).then(fail))).rejects.toThrow();
    expect(await countRows('public_markets')).toBe(before);
    const second = await call(START, answering('second'), '{"another":"body"}');
    expect(await second.json()).toEqual({ what: 'second' });
  });

  it('undoes what a refused request had done, and keeps the refusal', async () => {
    const call = await makeCall();
    const before = await countRows('public_markets');
    const refuse = async ({ editor }: ApiCall): Promise<Response> => {
      await makeMarket(editor);
      throw new AppError('invalid', 'refused at the end');
    };
    const first = await call(START, refuse);
    expect(first.status).toBe(422);
    expect(await countRows('public_markets')).toBe(before);
    const again = await call(START, answering('second'));
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([422, 'true']);
  });
});

describe('a request that runs', () => {
  it('has its key refused, however long it takes, then repeats its answer', async () => {
    const call = await makeCall();
    const { promise: hasBegun, resolve: begun } = Promise.withResolvers<void>();
    const { promise: ending, resolve: end } = Promise.withResolvers<void>();
    const slow = call(START, async () => {
      begun();
      await ending;
      return json(201, { what: 'slow' });
    });
    await hasBegun;
    await expect(call(at(23 * HOUR_MS), answering('second'))).rejects.toMatchObject({ problem: 'still_running' });
    end();
    expect(await (await slow).json()).toEqual({ what: 'slow' });
    expect(await (await call(START, answering('third'))).json()).toEqual({ what: 'slow' });
  });

  it('takes one connection of the pool, whatever it asks of the database', async () => {
    const call = await makeCall();
    const asks = async ({ editor }: ApiCall) => {
      await inTransaction(() => makeMarket(editor));
      return json(201, {});
    };
    // More at once than the pool has connections: with a second one each, they would wait for each other for ever.
    const answers = await Promise.all(Array.from({ length: 30 }, (_, rank) => call(START, asks, '{}', `key-${rank}`)));
    expect(answers.map(({ status }) => status)).toEqual(Array(30).fill(201));
  });
});

it('hands the body over to the handler as it came', async () => {
  const call = await makeCall();
  const body = '{"name":"Rénovation"}';
  const answer = await call(START, async ({ request }) => json(200, { body: await readBody(request) }), body);
  expect(await answer.json()).toEqual({ body });
});
