import { type FailureEventArgs, type GetStepTools, type Inngest, NonRetriableError, RetryAfterError } from 'inngest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPool, type Pool } from '@/db/connection/pool';
import { createTestDatabase } from '@/db/testing/database';
import { type TestApplication, testApplication } from './testing/application';
import { endedRuns, runsOf } from './testing/runs';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: Pool;
let application: TestApplication;
const calls: string[] = [];
const times: Record<string, number[]> = {};
const ran = (what: string) => {
  calls.push(what);
  times[what] = [...(times[what] ?? []), Date.now()];
};
const count = (what: string) => calls.filter((call) => call === what).length;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = openPool(database.url, 2);
  application = testApplication(database.url, (client) => [
    client.createFunction({ id: 'retried', triggers: [{ event: 'retried' }] }, async ({ step, attempt }) => {
      const first = await step.run('first', () => {
        ran('first');
        return { value: 41, awkward: 'nul \u0000, surrogate \ud800' };
      });
      const second = await step.run('flaky', () => {
        ran('flaky');
        if (attempt < 2) throw new Error(`attempt ${attempt}`);
        return first.value + 1;
      });
      return { second, awkward: first.awkward };
    }),
    client.createFunction({ id: 'parallel', triggers: [{ event: 'parallel' }] }, async ({ step }) => {
      const until = new Date(Date.now() + 300);
      const [numbers] = await Promise.all([
        Promise.all(
          [1, 2, 3].map((number) =>
            step.run(`square-${number}`, () => {
              ran(`square-${number}`);
              return number * number;
            }),
          ),
        ),
        step.sleepUntil('nap', until),
      ]);
      const total = await step.run('total', () => {
        ran('total');
        return numbers.reduce((sum, each) => sum + each, 0);
      });
      return { total };
    }),
    client.createFunction({ id: 'sender', triggers: [{ event: 'sender' }] }, async ({ step, runId }) => {
      const sent = await step.sendEvent('tell', [
        { name: 'received', data: { n: 6, from: runId } },
        { name: 'received', data: { n: 5, from: runId } },
      ]);
      return sent.ids;
    }),
    client.createFunction(
      { id: 'receiver', triggers: [{ event: 'received', if: 'event.data.n > 5' }] },
      async ({ event }) => event.data,
    ),
    client.createFunction({ id: 'caught', triggers: [{ event: 'caught' }] }, async ({ step }) => {
      try {
        await step.run('never', () => {
          ran('never');
          throw new NonRetriableError('not again');
        });
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
    }),
    client.createFunction(
      {
        id: 'failing',
        retries: 1,
        triggers: [{ event: 'failing' }],
        onFailure: async ({ event, error, step }: FailureEventArgs & { step: GetStepTools<Inngest> }) => {
          await step.run('clean up', () => ran('clean up'));
          return { runId: event.data.run_id, original: event.data.event.data, message: error.message };
        },
      },
      async ({ step }) => {
        await step.run('boom', () => {
          ran('boom');
          throw new RetryAfterError('boom', '1s');
        });
      },
    ),
    client.createFunction(
      {
        id: 'throwing',
        retries: 1,
        triggers: [{ event: 'throwing' }],
        onFailure: async ({ error }: FailureEventArgs) => error.message,
      },
      async () => {
        ran('throwing');
        throw new Error('no step here');
      },
    ),
    client.createFunction({ id: 'sleeping', triggers: [{ event: 'sleeping' }] }, async ({ step }) => {
      const before = await step.run('before', () => Date.now());
      await step.sleep('a second', '1s');
      const between = await step.run('between', () => Date.now());
      await step.sleepUntil('until', new Date(between + 250));
      return [before, between, await step.run('after', () => Date.now())];
    }),
    client.createFunction({ id: 'waiting', triggers: [{ event: 'waiting' }] }, async ({ step }) => {
      await step.waitForEvent('for ever', { event: 'never', timeout: '1d' });
    }),
  ]);
  await application.engine.start();
});

afterAll(async () => {
  await application?.engine.stop();
  await pool?.end();
  await database?.drop();
});

test('a step that succeeded is not run again when a later one is retried', async () => {
  await application.client.send({ name: 'retried' });
  const [run] = await endedRuns(pool, 'test-retried');
  expect(run).toMatchObject({ status: 'completed', output: { second: 42, awkward: 'nul \u0000, surrogate \ufffd' } });
  expect([count('first'), count('flaky')]).toEqual([1, 3]);
  expect(run?.steps.map((step) => step.name)).toEqual(['first', 'flaky']);
});

test('the members of a parallel group run once each, a sleep among them, and the function goes on after the last', async () => {
  await application.client.send({ name: 'parallel' });
  const [run] = await endedRuns(pool, 'test-parallel');
  expect(run).toMatchObject({ status: 'completed', output: { total: 14 }, queued: [] });
  expect(['square-1', 'square-2', 'square-3', 'total'].map(count)).toEqual([1, 1, 1, 1]);
  expect(run?.steps).toHaveLength(5);
  expect(run?.steps.at(-1)?.name).toBe('total');
});

test('an event sent by a step starts the functions whose filter it passes', async () => {
  await application.client.send({ name: 'sender' });
  const [sender] = await endedRuns(pool, 'test-sender');
  const [receiver] = await endedRuns(pool, 'test-receiver');
  expect(sender?.output).toHaveLength(2);
  expect(receiver?.output).toEqual({ n: 6, from: sender?.id });
});

test('a NonRetriableError is not retried, and the function may catch it', async () => {
  await application.client.send({ name: 'caught' });
  expect(await endedRuns(pool, 'test-caught')).toMatchObject([{ status: 'completed', output: 'not again' }]);
  expect(count('never')).toBe(1);
});

test('a step waits as long as RetryAfterError says; after the last attempt onFailure learns why', async () => {
  await application.client.send({ name: 'failing', data: { order: 7 } });
  const [run] = await endedRuns(pool, 'test-failing');
  const [failure] = await endedRuns(pool, 'test-failing-failure');
  expect(run).toMatchObject({ status: 'failed', output: { message: 'boom' } });
  expect(failure?.output).toEqual({ runId: run?.id, original: { order: 7 }, message: 'boom' });
  expect([count('boom'), count('clean up')]).toEqual([2, 1]);
  const [first = 0, second = 0] = times.boom ?? [];
  expect(second - first).toBeGreaterThanOrEqual(1000);
  expect(second - first).toBeLessThan(2000);
});

test('a function that throws outside steps is retried, then fails', async () => {
  await application.client.send({ name: 'throwing' });
  const [run] = await endedRuns(pool, 'test-throwing');
  expect(run).toMatchObject({ status: 'failed', output: { message: 'no step here' } });
  expect(await endedRuns(pool, 'test-throwing-failure')).toMatchObject([{ output: 'no step here' }]);
  expect(count('throwing')).toBe(2);
});

test('sleeps last as long as they say', async () => {
  await application.client.send({ name: 'sleeping' });
  const [run] = await endedRuns(pool, 'test-sleeping');
  const [before = 0, between = 0, after = 0] = (run?.output ?? []) as number[];
  expect(between - before).toBeGreaterThanOrEqual(1000);
  expect(between - before).toBeLessThan(2000);
  expect(after - between).toBeGreaterThanOrEqual(250);
  expect(after - between).toBeLessThan(1000);
});

test('an operation that the engine does not know fails the run at once, and says which', async () => {
  await application.client.send({ name: 'waiting' });
  const [run] = await endedRuns(pool, 'test-waiting');
  expect(run).toMatchObject({ status: 'failed', output: { name: 'UnsupportedOperation' } });
  expect(JSON.stringify(run?.output)).toContain('WaitForEvent');
  expect(application.logged).toContainEqual(expect.objectContaining({ level: 'error', message: 'run failed' }));
});

test('nothing stays in the queue once all runs have ended', async () => {
  expect(await application.engine.lag()).toEqual({ queued: 0, oldestDueSeconds: 0 });
  expect((await runsOf(pool, 'test-retried')).flatMap((run) => run.queued)).toEqual([]);
});
