import { randomUUID } from 'node:crypto';
import type { FailureEventArgs } from 'inngest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runScript } from '@/bin/testing/run-script';
import { auditRows } from '@/db/testing/audit-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { type TestApplication, testApplication } from '@/inngest/engine/testing/application';
import { gate } from '@/inngest/engine/testing/gate';
import { jobsTool } from './jobs-commands';
import { answerCommand } from './run-command';

const testDatabase = useTestDatabase();
const deliveryId = randomUUID();
const held = gate();
let application: TestApplication;
let broken = true;
const cleaned: string[] = [];

const jobs = (...args: string[]) => answerCommand(jobsTool, args);
async function json(...args: string[]) {
  const { status, stdout, stderr } = await jobs(...args, '--json');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout);
}
/** The latest run of a function, once it is in this state. */
async function latest(functionId: string, state: string): Promise<string> {
  await expect
    .poll(async () => (await json('list', '--function', functionId))[0]?.state, { timeout: 10_000 })
    .toBe(state);
  return (await json('list', '--function', functionId))[0].run;
}

beforeAll(async () => {
  application = testApplication(testDatabase.url(), (client) => [
    client.createFunction({ id: 'fragile', triggers: [{ event: 'fragile' }], retries: 0 }, async ({ step }) => {
      await step.run('first', () => ({ name: 'Jeanne Martin' }));
      await step.run('second', () => {
        if (broken) throw new Error('the wire is cut');
      });
    }),
    client.createFunction(
      {
        id: 'sleeper',
        triggers: [{ event: 'sleeper' }],
        onFailure: async ({ error }: FailureEventArgs) => void cleaned.push(error.name),
      },
      async ({ step }) => step.sleep('long', '1d'),
    ),
    client.createFunction({ id: 'busy', triggers: [{ event: 'busy' }] }, async () => held.pass()),
  ]);
  await application.engine.start();
  await application.engine.send([
    { name: 'fragile', data: { deliveryId, email: 'jeanne@example.fr' } },
    { name: 'sleeper' },
    { name: 'busy' },
  ]);
});
afterAll(async () => {
  held.open();
  await application?.engine.stop();
});

it('list tells state, age and next wake, and filters', async () => {
  await latest('fragile', 'failed');
  await latest('busy', 'active');
  await expect.poll(async () => (await json('list', '--state', 'waiting')).length, { timeout: 5000 }).toBe(1);
  const [waiting] = await json('list', '--state', 'waiting');
  expect(waiting).toMatchObject({ function: 'test-sleeper', event: 'sleeper', ended_at: null });
  expect(Date.parse(waiting.next_wake)).toBeGreaterThan(Date.now() + 80_000_000);
  expect(waiting.age_seconds).toBeLessThan(60);
  expect(await json('list', '--event', 'busy')).toMatchObject([{ function: 'test-busy', state: 'active' }]);
  expect(await json('list', '--limit', '1')).toHaveLength(1);
  expect((await jobs('list')).stdout.split('\n')[0]).toMatch(/^run +function +event +state +age_seconds +next_wake/);
});

it('show tells steps, error and identifiers, and nothing of what the steps or the event hold', async () => {
  const id = await latest('fragile', 'failed');
  const shown = await json('show', id);
  expect(shown).toMatchObject({
    run: id,
    error: 'Error: the wire is cut',
    'event.deliveryId': deliveryId,
    steps: [
      { step: 'first', result: 'ok' },
      { step: 'second', result: 'Error: the wire is cut' },
    ],
    queued: [],
  });
  const { stdout } = await jobs('show', id);
  expect(stdout + JSON.stringify(shown)).not.toMatch(/Martin|example\.fr/);
});

describe('retry', () => {
  it('begins a new run of the same event, once', async () => {
    const failed = await latest('fragile', 'failed');
    broken = false;
    const again = await json('retry', failed);
    expect((await auditRows()).at(-1)).toMatchObject({
      ...{ action: 'run.retried', actorKind: 'operator', targetKind: 'run', targetId: failed },
      details: { runId: again.run },
    });
    expect(again).toMatchObject({ function: 'test-fragile', 'event.deliveryId': deliveryId });
    expect(again.run).not.toBe(failed);
    expect(await latest('fragile', 'completed')).toBe(again.run);
    expect(await jobs('retry', failed)).toMatchObject({
      status: 1,
      stderr: `Elle a déjà été refaite. Voir : npm run jobs -- show ${again.run}`,
    });
    expect(await jobs('retry', again.run)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('pas en échec'),
    });
  });
});

describe('cancel', () => {
  it('ends a run that waits as a failure, and its onFailure runs', async () => {
    const id = await latest('sleeper', 'waiting');
    expect(await json('cancel', id)).toMatchObject({ state: 'failed', error: expect.stringMatching(/^Cancelled/) });
    expect((await auditRows()).at(-1)).toMatchObject({ action: 'run.cancelled', actorKind: 'operator', targetId: id });
    await expect.poll(() => cleaned, { timeout: 10_000 }).toEqual(['Cancelled']);
    expect(await jobs('cancel', id)).toMatchObject({ status: 1, stderr: 'Cette exécution est déjà terminée.' });
  });

  it('leaves alone what is being executed', async () => {
    const id = await latest('busy', 'active');
    expect(await jobs('cancel', id)).toMatchObject({ status: 1, stderr: expect.stringContaining('en cours') });
    held.open();
    await latest('busy', 'completed');
  });
});

it.each([
  [['show', 'nobody'], 1, /^Aucune exécution/],
  [['retry', 'nobody'], 1, /^Aucune exécution/],
  [['cancel', 'nobody'], 1, /^Aucune exécution/],
  [['show'], 2, /^Il faut un identifiant d’exécution/],
  [['list', '--state', 'asleep'], 2, /^--state attend active, waiting/],
  [['list', '--limit', '0'], 2, /^--limit/],
  [['undo'], 2, /^Commande inconnue/],
])('%s is refused in one line', async (args, status, message) => {
  expect(await jobs(...args)).toMatchObject({ status, stdout: '', stderr: expect.stringMatching(message) });
});

it('runs as a command of its own', async () => {
  expect(await runScript('jobs', ['list', '--function', 'none'])).toEqual({ status: 0, stdout: 'Rien.\n', stderr: '' });
});
