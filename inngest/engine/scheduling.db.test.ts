import { expect, test } from 'vitest';
import { runCrons } from './cron';
import { type Declare, engines } from './testing/engines';
import { gate } from './testing/gate';
import { endedRuns, runsOf } from './testing/runs';

const { pool, make, start } = engines();

test('an event with an id of its own starts a function once, however often it is sent', async () => {
  const { engine } = await start((client) => [
    client.createFunction({ id: 'once', triggers: [{ event: 'once' }] }, async ({ event }) => event.id),
  ]);
  await engine.send([{ name: 'once', id: 'outbox-1' }]);
  await Promise.all([1, 2, 3].map(() => engine.send([{ name: 'once', id: 'outbox-1' }])));
  await engine.send([{ name: 'once', id: 'outbox-2' }]);
  const runs = await endedRuns(pool(), 'test-once', 2);
  expect(runs.map((run) => run.output)).toEqual(['outbox-1', 'outbox-2']);
});

test('the same sending repeated by the SDK, with the same seed, changes nothing', async () => {
  const { engine } = await start((client) => [
    client.createFunction({ id: 'seeded', triggers: [{ event: 'seeded' }] }, async ({ event }) => event.data),
  ]);
  const send = () =>
    engine.fetch('http://embedded.invalid/e/key', {
      method: 'POST',
      headers: { 'x-inngest-event-id-seed': `1700000000000,${Buffer.alloc(10, 3).toString('base64')}` },
      body: JSON.stringify([{ name: 'seeded', data: { n: 1 } }]),
    });
  const first = await (await send()).json();
  expect(await (await send()).json()).toEqual(first);
  expect(await endedRuns(pool(), 'test-seeded')).toHaveLength(1);
});

test('what is no event is refused, and so is any other API of an Inngest server', async () => {
  const { engine } = await start(() => []);
  const post = (path: string, body: string) => engine.fetch(`http://embedded.invalid${path}`, { method: 'POST', body });
  expect((await post('/e/key', '[{"data":{}}]')).status).toBe(400);
  expect((await post('/v1/signals', '{}')).status).toBe(404);
});

test('an idempotency expression keeps one run per value', async () => {
  const { engine } = await start((client) => [
    client.createFunction(
      { id: 'keyed', triggers: [{ event: 'keyed' }], idempotency: 'event.data.key' },
      async ({ event }) => event.data,
    ),
  ]);
  const keys = [{ key: 'a' }, { key: 'a' }, { key: 'b' }, {}, {}];
  await engine.send(keys.map((data) => ({ name: 'keyed', data })));
  const runs = await endedRuns(pool(), 'test-keyed', 4);
  expect(runs.map((run) => run.output)).toEqual([{ key: 'a' }, { key: 'b' }, {}, {}]);
});

test('two engines never pass the limit of a concurrency key, and a full key holds no other up', async () => {
  let most = 0;
  const running: Record<string, number> = {};
  const ended: string[] = [];
  const held = gate();
  const declare: Declare = (client) => [
    client.createFunction(
      { id: 'limited', triggers: [{ event: 'limited' }], concurrency: { limit: 2, key: 'event.data.editor' } },
      async ({ event, step }) => {
        await step.run('work', async () => {
          const editor: string = event.data.editor;
          running[editor] = (running[editor] ?? 0) + 1;
          most = Math.max(most, running[editor]);
          if (editor === 'slow') await held.pass();
          else await new Promise(setImmediate);
          running[editor] -= 1;
          ended.push(editor);
        });
      },
    ),
  ];
  const [one, two] = [await start(declare), await start(declare)];
  const editors = ['slow', 'slow', 'slow', 'slow', ...Array.from({ length: 20 }, (_, n) => `quick-${n % 2}`)];
  await one.engine.send(editors.map((editor) => ({ name: 'limited', data: { editor } })));

  await expect.poll(() => ended.length, { timeout: 10_000 }).toBe(20);
  await expect.poll(() => two.engine.lag(), { timeout: 10_000 }).toMatchObject({ queued: 2 });
  expect(running.slow).toBe(2);
  expect(ended).not.toContain('slow');

  held.open();
  const runs = await endedRuns(pool(), 'test-limited', 24);
  expect(runs.every((run) => run.status === 'completed')).toBe(true);
  expect(most).toBe(2);
});

test('a cron tick starts one run, whatever the number of engines; an old one none, a missed one afterwards', async () => {
  await start((client) => [
    client.createFunction(
      { id: 'nightly', triggers: [{ cron: 'TZ=Europe/Paris 0 3 * * *' }] },
      async ({ event }) => event,
    ),
  ]);
  const hourMs = 3_600_000;
  const tomorrow = new Date(Date.now() + 24 * hourMs);
  const tick = new Date(`${tomorrow.toISOString().slice(0, 10)}T02:00:00Z`); // 3 h in Paris, in winter.
  const parisHour = new Intl.DateTimeFormat('fr', { hour: 'numeric', timeZone: 'Europe/Paris' }).format(tick);
  if (!parisHour.startsWith('03')) tick.setUTCHours(1);

  const at = (afterMs: number) => runCrons(pool(), new Date(tick.getTime() + afterMs), hourMs, new Map());
  await at(2 * hourMs);
  expect(await runsOf(pool(), 'test-nightly')).toEqual([]);
  await at(-1000);
  expect(await runsOf(pool(), 'test-nightly')).toEqual([]);
  await Promise.all([at(hourMs / 2), at(hourMs / 2), at(hourMs / 2)]);
  const [run, ...others] = await endedRuns(pool(), 'test-nightly');
  expect(others).toEqual([]);
  expect(run?.output).toMatchObject({ name: 'inngest/scheduled.timer', ts: tick.getTime() });
});

test('after the clock was set back, the ticks that were honoured by it are honoured again, once', async () => {
  await start((client) => [
    client.createFunction({ id: 'minutely', triggers: [{ cron: '30 12 1 1 *' }] }, async ({ event }) => event.ts),
  ]);
  const year = new Date().getUTCFullYear() + 1;
  const tick = new Date(Date.UTC(year, 0, 1, 12, 30));
  const dayMs = 86_400_000;
  const at = (afterMs: number) => runCrons(pool(), new Date(tick.getTime() + afterMs), dayMs, new Map());
  await at(7_200_000);
  await at(7_201_000);
  expect(await endedRuns(pool(), 'test-minutely')).toHaveLength(1);
  await Promise.all([at(1000), at(1000), at(3000)]);
  expect(await endedRuns(pool(), 'test-minutely', 2)).toHaveLength(2);
  await at(7_200_000);
  expect(await endedRuns(pool(), 'test-minutely', 2)).toHaveLength(2);
});

test('a function that asks for what the engine cannot do is refused at start', async () => {
  const refused = make((client) => [
    client.createFunction(
      { id: 'throttled', triggers: [{ event: 'x' }], throttle: { limit: 1, period: '1s' } },
      async () => {},
    ),
  ]);
  await expect(refused.engine.sync()).rejects.toThrow(/test-throttled[\s\S]*throttle/);
});
