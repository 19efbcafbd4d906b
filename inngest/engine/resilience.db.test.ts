import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { cutConnections, expireLeases } from '@/db/jobs/disturb';
import { type Declare, engines } from './testing/engines';
import { gate } from './testing/gate';
import { endedRuns, runsOf } from './testing/runs';

const { databaseUrl, pool, make, start } = engines();

test('an answer that comes after the lease was lost is discarded: the step is memoised once, with the other’s result', async () => {
  const [slow, other] = [gate(), gate()];
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
  await start(declare('other', other.pass));
  await expireLeases(pool());
  await other.reached;
  slow.open();
  await expect
    .poll(() => frozen.logged.map(({ message }) => message), { timeout: 5000 })
    .toContain('late answer discarded: the lease was lost');
  expect((await runsOf(pool(), 'test-fenced'))[0]?.steps).toEqual([]);
  other.open();
  const [run] = await endedRuns(pool(), 'test-fenced');
  expect(run).toMatchObject({ status: 'completed', output: 'other, ended' });
  expect(run?.steps.map(({ state }) => state)).toEqual([
    { type: 'data', data: 'other' },
    { type: 'data', data: 'other, ended' },
  ]);
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
    .poll(async () => (await runsOf(pool(), 'test-long'))[0]?.queued[0]?.leasedUntil?.getTime(), { timeout: 5000 })
    .toBeGreaterThan(began + 1000);
  slow.open();
  await endedRuns(pool(), 'test-long');
  expect(times).toBe(1);
});

test('when a process is killed with -9, another finishes its run; what was memoised is not run again', async () => {
  const leaseMs = 1000;
  const script = path.join(import.meta.dirname, 'testing/killed-process.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, databaseUrl(), String(leaseMs)], {
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
  expect(await endedRuns(pool(), 'test-killed', 1, leaseMs + 5000)).toMatchObject([{ status: 'completed' }]);
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
  await expireLeases(pool());
  await start(declare(executions[1]), options);
  await executions[1]?.reached;
  await expireLeases(pool());
  await start(declare(), options);
  expect(await endedRuns(pool(), 'test-deadly')).toMatchObject([{ status: 'failed', output: { name: 'CrashLoop' } }]);
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
  await cutConnections(pool());
  slow.open();
  await endedRuns(pool(), 'test-cut', 1);
  await sender.engine.send([{ name: 'cut' }]);
  await endedRuns(pool(), 'test-cut', 2);
  expect(times).toBe(2);
});
