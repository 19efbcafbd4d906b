import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { cutConnections, expireLeases } from '@/db/queries/jobs/disturb';
import { openPool, type Pool } from '@/db/queries/jobs/handle';
import { createTestDatabase } from '@/db/testing/database';
import { retireFunctions } from './maintenance';
import { type TestApplication, testApplication } from './testing/application';
import { gate } from './testing/gate';
import { endedRuns, runsOf } from './testing/runs';

type Declare = Parameters<typeof testApplication>[1];
type Options = Parameters<typeof testApplication>[2];

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: Pool;
let made: TestApplication[] = [];

function make(declare: Declare, options?: Options): TestApplication {
  const application = testApplication(database.url, declare, options);
  made.push(application);
  return application;
}

async function start(declare: Declare, options?: Options) {
  const application = make(declare, options);
  await application.engine.start();
  return application;
}

beforeAll(async () => {
  database = await createTestDatabase();
  pool = openPool(database.url, 2);
});

afterEach(async () => {
  await Promise.all(made.map(({ engine }) => engine.stop()));
  made = [];
});

afterAll(async () => {
  await pool?.end();
  await database?.drop();
});

test('an answer that comes after the lease was lost is discarded: the step is memoised once, with the other’s result', async () => {
  const slow = gate();
  const declare =
    (name: string, work: () => Promise<void>): Declare =>
    (client) => [
      client.createFunction({ id: 'fenced', triggers: [{ event: 'fenced' }] }, async ({ step }) => {
        const by = await step.run('work', async () => {
          await work();
          return name;
        });
        return step.run('end', () => `${by}, ended`);
      }),
    ];
  const frozen = await start(declare('frozen', slow.pass));
  await frozen.engine.send([{ name: 'fenced' }]);
  await slow.reached;
  await start(declare('other', async () => {}));
  await expireLeases(pool);
  await expect.poll(async () => (await runsOf(pool, 'test-fenced'))[0]?.steps.length).toBeGreaterThan(0);
  slow.open();
  const [run] = await endedRuns(pool, 'test-fenced');
  expect(run).toMatchObject({ status: 'completed', output: 'other, ended' });
  expect(run?.steps.map(({ state }) => state)).toEqual([
    { type: 'data', data: 'other' },
    { type: 'data', data: 'other, ended' },
  ]);
  await expect
    .poll(() => frozen.logged.map(({ message }) => message))
    .toContain('late answer discarded: the lease was lost');
});

test('a lease outlives its length as long as the engine is alive', async () => {
  const slow = gate();
  let times = 0;
  const declare: Declare = (client) => [
    client.createFunction({ id: 'long', triggers: [{ event: 'long' }] }, async () => {
      times += 1;
      await slow.pass();
    }),
  ];
  const { engine } = await start(declare, { leaseMs: 300 });
  await engine.send([{ name: 'long' }]);
  await slow.reached;
  await start(declare, { leaseMs: 300 });
  const began = Date.now();
  await expect
    .poll(async () => (await runsOf(pool, 'test-long'))[0]?.queued[0]?.leasedUntil?.getTime(), { timeout: 5000 })
    .toBeGreaterThan(began + 1000);
  slow.open();
  await endedRuns(pool, 'test-long');
  expect(times).toBe(1);
});

test('when a process is killed with -9, another finishes its run; what was memoised is not run again', async () => {
  const leaseMs = 1000;
  const script = path.join(import.meta.dirname, 'testing/killed-process.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, database.url, String(leaseMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  createInterface(child.stdout).on('line', (line) => lines.push(line));
  await expect.poll(() => lines, { timeout: 15_000 }).toContain('started');

  const executed: string[] = [];
  const { engine } = make(
    (client) => [
      client.createFunction({ id: 'killed', triggers: [{ event: 'killed' }] }, async ({ step }) => {
        await step.run('one', () => executed.push('one'));
        await step.run('two', () => executed.push('two'));
      }),
    ],
    { leaseMs },
  );
  await engine.send([{ name: 'killed' }]);
  await expect.poll(() => lines, { timeout: 15_000 }).toEqual(['started', 'one', 'two']);
  child.kill('SIGKILL');
  await once(child, 'exit');
  await engine.start();
  expect(await endedRuns(pool, 'test-killed', 1, leaseMs + 5000)).toMatchObject([{ status: 'completed' }]);
  expect(executed).toEqual(['two']);
}, 40_000);

test('an item whose executions are interrupted time and again fails its run', async () => {
  const executions = [gate(), gate()];
  const declare =
    (execution = gate()): Declare =>
    (client) => [
      client.createFunction({ id: 'deadly', triggers: [{ event: 'deadly' }], retries: 0 }, () => execution.pass()),
    ];
  const options = { maxCrashes: 1, drainMs: 0 };
  const { engine } = await start(declare(executions[0]), options);
  await engine.send([{ name: 'deadly' }]);
  await executions[0]?.reached;
  await expireLeases(pool);
  await start(declare(executions[1]), options);
  await executions[1]?.reached;
  await expireLeases(pool);
  await start(declare(), options);
  expect(await endedRuns(pool, 'test-deadly')).toMatchObject([{ status: 'failed', output: { name: 'CrashLoop' } }]);
});

test('calls that do not reach the function use up no attempt', async () => {
  let refusals = 0;
  const attempts: number[] = [];
  const declare: Declare = (client) => [
    client.createFunction({ id: 'unreached', triggers: [{ event: 'unreached' }], retries: 1 }, async ({ attempt }) => {
      attempts.push(attempt);
      if (attempt === 0) throw new Error('once');
      return 'done';
    }),
  ];
  const application = make(declare);
  const flaky = make(declare, {
    handler: async (request) => {
      if (request.method === 'PUT') return application.handler(request);
      refusals += 1;
      if (refusals === 1) throw new TypeError('fetch failed');
      if (refusals === 2) return new Response('Bad gateway', { status: 502 });
      if (refusals === 3) {
        const headers = new Headers(request.headers);
        headers.set('x-inngest-signature', 't=1&s=00');
        return application.handler(new Request(request, { headers }));
      }
      return application.handler(request);
    },
  });
  await flaky.engine.start();
  await flaky.engine.send([{ name: 'unreached' }]);
  expect(await endedRuns(pool, 'test-unreached')).toMatchObject([{ status: 'completed', output: 'done' }]);
  expect(attempts).toEqual([0, 1]);
  expect(refusals).toBe(5);
  expect(flaky.logged.filter(({ message }) => message === 'function not reached')).toHaveLength(3);
});

test('but there is an end to it', async () => {
  const declare: Declare = (client) => [
    client.createFunction({ id: 'lost', triggers: [{ event: 'lost' }] }, async () => {}),
  ];
  const { handler } = make(declare);
  const { engine } = await start(declare, {
    maxUndelivered: 3,
    handler: async (request) => {
      if (request.method === 'PUT') return handler(request);
      throw new TypeError('fetch failed');
    },
  });
  await engine.send([{ name: 'lost' }]);
  expect(await endedRuns(pool, 'test-lost')).toMatchObject([{ status: 'failed', output: { name: 'Undelivered' } }]);
});

test('a function that answers too late is tried again', async () => {
  const never = gate();
  const { engine } = await start(
    (client) => [
      client.createFunction({ id: 'stuck', triggers: [{ event: 'stuck' }], retries: 1 }, async ({ attempt }) => {
        if (attempt === 0) await never.pass();
        return 'unstuck';
      }),
    ],
    { callTimeoutMs: 100 },
  );
  await engine.send([{ name: 'stuck' }]);
  expect(await endedRuns(pool, 'test-stuck')).toMatchObject([{ status: 'completed', output: 'unstuck' }]);
});

test('when every connection to the database is cut, work goes on and notifications come again', async () => {
  const slow = gate();
  let times = 0;
  const declare: Declare = (client) => [
    client.createFunction({ id: 'cut', triggers: [{ event: 'cut' }] }, async ({ event, step }) => {
      await step.run('work', async () => {
        times += 1;
        if (event.data.slow) await slow.pass();
      });
    }),
  ];
  // Too long a poll to help: only a notification can tell that there is something to do.
  await start(declare, { pollMs: 3_600_000 });
  const sender = make(declare);
  await sender.engine.send([{ name: 'cut', data: { slow: true } }]);
  await slow.reached;
  await cutConnections(pool);
  slow.open();
  await endedRuns(pool, 'test-cut', 1);
  await sender.engine.send([{ name: 'cut' }]);
  await endedRuns(pool, 'test-cut', 2);
  expect(times).toBe(2);
});

test('stop waits for the call in progress, and its answer is kept', async () => {
  const slow = gate();
  const { engine } = await start((client) => [
    client.createFunction({ id: 'drained', triggers: [{ event: 'drained' }] }, async () => {
      await slow.pass();
      return 'drained';
    }),
  ]);
  await engine.send([{ name: 'drained' }]);
  await slow.reached;
  const stopped = engine.stop();
  slow.open();
  await stopped;
  expect(await runsOf(pool, 'test-drained')).toMatchObject([{ status: 'completed', output: 'drained' }]);
});

test('what stop cannot wait for is handed back: another engine takes it at once', async () => {
  const slow = gate();
  let times = 0;
  const declare: Declare = (client) => [
    client.createFunction({ id: 'handed', triggers: [{ event: 'handed' }] }, async () => {
      times += 1;
      if (times === 1) await slow.pass();
    }),
  ];
  const first = await start(declare, { drainMs: 0, leaseMs: 3_600_000 });
  await first.engine.send([{ name: 'handed' }]);
  await slow.reached;
  await first.engine.stop();
  expect((await runsOf(pool, 'test-handed'))[0]?.queued).toMatchObject([{ leasedUntil: null }]);
  await start(declare);
  expect(await endedRuns(pool, 'test-handed')).toMatchObject([{ status: 'completed' }]);
  expect(times).toBe(2);
});

test('the runs of a function that left the application fail, and say so', async () => {
  const before = await start((client) => [
    client.createFunction({ id: 'gone', triggers: [{ event: 'gone' }] }, async ({ step }) => {
      await step.sleep('long', '1d');
    }),
  ]);
  await before.engine.send([{ name: 'gone' }]);
  await expect.poll(async () => (await runsOf(pool, 'test-gone'))[0]?.queued[0]?.kind).toBe('sleep');
  await before.engine.stop();

  const { engine, logged } = await start((client) => [
    client.createFunction({ id: 'stays', triggers: [{ event: 'stays' }] }, async () => 'still here'),
  ]);
  const log = {
    info() {},
    warn() {},
    error: (about: object, message: string) => logged.push({ level: 'error', about, message }),
  };
  await retireFunctions(pool, ['test-stays'], { unseenFunctionMs: 3_600_000 }, log, new Date());
  expect((await runsOf(pool, 'test-gone'))[0]?.status).toBe('running');
  await retireFunctions(pool, ['test-stays'], { unseenFunctionMs: 0 }, log, new Date());
  expect(await runsOf(pool, 'test-gone')).toMatchObject([{ status: 'failed', output: { name: 'FunctionRetired' } }]);
  expect(logged.map(({ message }) => message).join()).toContain('no longer part of the application');

  await engine.send([{ name: 'gone' }, { name: 'stays' }]);
  expect(await endedRuns(pool, 'test-stays')).toMatchObject([{ output: 'still here' }]);
  expect(await runsOf(pool, 'test-gone')).toHaveLength(1);
});

test('runs that ended long ago are deleted, those that go on are kept', async () => {
  const { engine } = await start(
    (client) => [
      client.createFunction({ id: 'old', triggers: [{ event: 'old' }] }, async ({ event, step }) => {
        await step.run('work', () => 1);
        if (event.data.long) await step.sleep('long', '1d');
      }),
    ],
    { retentionMs: 86_400_000 },
  );
  await engine.send([{ name: 'old' }, { name: 'old', data: { long: true } }]);
  await endedRuns(pool, 'test-old');
  await engine.prune(new Date());
  expect(await runsOf(pool, 'test-old')).toHaveLength(2);
  await engine.prune(new Date(Date.now() + 2 * 86_400_000));
  expect(await runsOf(pool, 'test-old')).toMatchObject([{ status: 'running', steps: [{ name: 'work' }] }]);
});
