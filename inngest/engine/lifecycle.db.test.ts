import { expect, test } from 'vitest';
import { retireFunctions } from './maintenance';
import { type Declare, engines } from './testing/engines';
import { gate } from './testing/gate';
import { endedRuns, runsOf } from './testing/runs';

const { pool, make, start } = engines();

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
  expect(await endedRuns(pool(), 'test-unreached')).toMatchObject([{ status: 'completed', output: 'done' }]);
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
  expect(await endedRuns(pool(), 'test-lost')).toMatchObject([{ status: 'failed', output: { name: 'Undelivered' } }]);
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
    { callTimeoutMs: 1000 },
  );
  await engine.send([{ name: 'stuck' }]);
  expect(await endedRuns(pool(), 'test-stuck')).toMatchObject([{ status: 'completed', output: 'unstuck' }]);
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
  expect(await runsOf(pool(), 'test-drained')).toMatchObject([{ status: 'completed', output: 'drained' }]);
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
  expect((await runsOf(pool(), 'test-handed'))[0]?.queued).toMatchObject([{ leasedUntil: null }]);
  await start(declare);
  expect(await endedRuns(pool(), 'test-handed')).toMatchObject([{ status: 'completed' }]);
  expect(times).toBe(2);
});

test('the runs of a function that left the application fail, and say so', async () => {
  const before = await start((client) => [
    client.createFunction({ id: 'gone', triggers: [{ event: 'gone' }] }, async ({ step }) => {
      await step.sleep('long', '1d');
    }),
  ]);
  await before.engine.send([{ name: 'gone' }]);
  await expect.poll(async () => (await runsOf(pool(), 'test-gone'))[0]?.queued[0]?.kind).toBe('sleep');
  await before.engine.stop();

  const { engine, logged } = await start((client) => [
    client.createFunction({ id: 'stays', triggers: [{ event: 'stays' }] }, async () => 'still here'),
  ]);
  const log = {
    info() {},
    warn() {},
    error: (about: object, message: string) => logged.push({ level: 'error', about, message }),
  };
  await retireFunctions(pool(), ['test-stays'], { unseenFunctionMs: 3_600_000 }, log, new Date());
  expect((await runsOf(pool(), 'test-gone'))[0]?.status).toBe('running');
  await retireFunctions(pool(), ['test-stays'], { unseenFunctionMs: 0 }, log, new Date());
  expect(await runsOf(pool(), 'test-gone')).toMatchObject([{ status: 'failed', output: { name: 'FunctionRetired' } }]);
  expect(logged.map(({ message }) => message).join()).toContain('no longer part of the application');

  await engine.send([{ name: 'gone' }, { name: 'stays' }]);
  expect(await endedRuns(pool(), 'test-stays')).toMatchObject([{ output: 'still here' }]);
  expect(await runsOf(pool(), 'test-gone')).toHaveLength(1);
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
  await endedRuns(pool(), 'test-old');
  await engine.prune(new Date());
  expect(await runsOf(pool(), 'test-old')).toHaveLength(2);
  await engine.prune(new Date(Date.now() + 2 * 86_400_000));
  expect(await runsOf(pool(), 'test-old')).toMatchObject([{ status: 'running', steps: [{ name: 'work' }] }]);
});
