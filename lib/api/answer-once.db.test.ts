import { describe, expect, it } from 'vitest';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { TEST_BASE_URL, useTestDatabase } from '@/db/testing/use-test-database';
import { answerOnce } from './answer-once';
import { json } from './answers';
import { forgetLimits } from './forget-limits';
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
const never = () => new Promise<Response>(() => {});

async function stopped(call: Promise<Response>): Promise<unknown> {
  return call.then(
    () => expect.unreachable('it should be refused'),
    (error: unknown) => error,
  );
}

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

describe('an attempt that did not end well', () => {
  it('frees the key when it failed by our fault', async () => {
    const call = await makeCall();
    await expect(call(START, failing)).rejects.toThrow('the database went away');
    const other = await call(START, async () => json(503, {}), '{"another":"body"}');
    expect(other.status).toBe(503);
    expect(await (await call(START, answering('second'))).json()).toEqual({ what: 'second' });
  });

  it('blocks the key for a minute when its process died, then the same request goes through', async () => {
    const call = await makeCall();
    void call(START, never);
    // The claim is in the database once another request meets it.
    await expect.poll(() => stopped(call(START, never))).toMatchObject({ status: 409 });
    expect(await stopped(call(at(59_999), answering('x')))).toMatchObject({ status: 409 });
    expect(await stopped(call(at(60_000), answering('x'), '{"another":"body"}'))).toMatchObject({ status: 422 });
    expect(await (await call(at(60_000), answering('second'))).json()).toEqual({ what: 'second' });
  });

  it('cannot overwrite the answer of the one that took over', async () => {
    const call = await makeCall();
    let finish: (answer: Response) => void = () => {};
    let begun: () => void = () => {};
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const slow = call(START, () => {
      begun();
      return new Promise((resolve) => {
        finish = resolve;
      });
    });
    await hasBegun;
    await call(at(60_000), answering('second'));
    finish(json(201, { what: 'late' }));
    expect(await (await slow).json()).toEqual({ what: 'late' });
    expect(await (await call(at(61_000), answering('third'))).json()).toEqual({ what: 'second' });
  });
});

it('hands the body over to the handler as it came', async () => {
  const call = await makeCall();
  const body = '{"name":"Rénovation"}';
  const answer = await call(START, async ({ request }) => json(200, { body: await readBody(request) }), body);
  expect(await answer.json()).toEqual({ body });
});
