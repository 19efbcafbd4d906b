import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import type { Editor } from '@/db/queries/editors';
import { type Delivery, findDelivery } from '@/db/queries/webhooks/deliveries';
import { insertDelivery } from '@/db/queries/webhooks/outbox';
import { changeDelivery } from '@/db/testing/change-rows';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { databaseWorld } from './testing/database-world';
import { histories, play, type Seen } from './testing/histories';
import { makeDelivery } from './testing/make-delivery';
import { queueOf, whereIs } from './testing/queue-of';
import { webhookReceiver } from './testing/webhook-receiver';

useTestDatabase();
const receiver = webhookReceiver();
const sentIds = () => receiver.received().map(({ headers }) => headers['webhook-id']);
const editorHere = async () => (await makeTestEditor({ completionWebhookUrl: receiver.url() })).editor;

it('40 random histories on PostgreSQL: the circuit, the order, nothing lost', async () => {
  const total: Seen = { opened: 0, probes: 0, fenced: 0, completed: 0, sideBySide: 0 };
  await fc.assert(
    fc.asyncProperty(histories, async (commands) => {
      const seen = await play(databaseWorld(await editorHere()), commands);
      for (const key of Object.keys(total) as (keyof Seen)[]) total[key] += seen[key];
    }),
    // The same forty each time, in which circuits do open; the 20,000 of circuit.test.ts, in memory, are new at each
    // run.
    { numRuns: 40, seed: 7, endOnFailure: true },
  );
  expect(total.opened).toBeGreaterThan(0);
  expect(total.completed).toBeGreaterThan(30);
}, 300_000);

it('eight runs at once at both queues: one attempt of a market at a time, each delivery once, in order', async () => {
  const editor = await editorHere();
  const ids: string[] = [];
  for (let count = 0; count < 30; count++) ids.push((await makeDelivery(editor)).id);
  let [atOnce, most] = [0, 0];
  receiver.answerWith((response) => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    setTimeout(() => {
      atOnce -= 1;
      response.end();
    }, 5);
  });
  const patient = { batchMs: 60_000 };
  const queues = Array.from({ length: 8 }, (_, index) =>
    queueOf(editor.id, index % 4 === 3 ? 'later' : 'line', patient),
  );
  await Promise.all(queues.map((queue) => queue.runBatch()));
  expect(most).toBe(1);
  expect(sentIds()).toEqual(ids);
});

describe('the markets of an editor', () => {
  const patient = { batchMs: 60_000 };
  const marketOf = (id: unknown, deliveries: Delivery[]) => deliveries.find((one) => one.id === id)?.marketIdentifier;

  async function deliveriesOf(editor: Editor, markets: readonly string[]): Promise<Delivery[]> {
    const made: Delivery[] = [];
    for (const market of markets) made.push(await makeDelivery(editor, 'sync_pending', undefined, undefined, market));
    return made;
  }

  it('four at once, each in its order', async () => {
    const editor = await editorHere();
    const markets = Array.from({ length: 60 }, (_, rank) => `market-${(rank * 7) % 10}`);
    const deliveries = await deliveriesOf(editor, markets);
    const open: unknown[] = [];
    let most = 0;
    receiver.answerWith((response) => {
      const market = marketOf(response.req.headers['webhook-id'], deliveries);
      expect(open).not.toContain(market);
      open.push(market);
      most = Math.max(most, open.length);
      setTimeout(() => {
        open.splice(open.indexOf(market), 1);
        response.end();
      }, 30);
    });
    expect(await queueOf(editor.id, 'line', patient).runBatch()).toEqual({ next: 'end' });
    expect(most).toBe(4);
    for (const market of new Set(markets)) {
      const own = deliveries.filter(({ marketIdentifier }) => marketIdentifier === market).map(({ id }) => id);
      expect(sentIds().filter((id) => own.includes(String(id)))).toEqual(own);
    }
    expect(sentIds()).toHaveLength(60);
  });

  it('one that fails holds up its own deliveries only, and takes its turn again when its wait is over', async () => {
    const editor = await editorHere();
    const deliveries = await deliveriesOf(editor, ['broken', 'broken', 'a', 'b', 'a', 'c', 'd', 'e']);
    const [first, second] = deliveries.map(({ id }) => id);
    let failures = 0;
    receiver.answerWith((response) => {
      const fails = response.req.headers['webhook-id'] === first && failures < 2;
      failures += fails ? 1 : 0;
      // Slower than the failure: the run is at work when the wait of the market is over.
      setTimeout(() => response.writeHead(fails ? 503 : 200).end(), fails ? 0 : 60);
    });
    const line = queueOf(editor.id, 'line', { ...patient, retryWaitsMs: [20, 20] });
    let after = await line.runBatch();
    while (after.next !== 'end') after = await line.runBatchAt(after);
    const sent = sentIds();
    expect(sent.filter((id) => id === first)).toHaveLength(3);
    expect(sent.indexOf(second)).toBeGreaterThan(sent.lastIndexOf(first));
    expect(sent.indexOf(deliveries[4]?.id), 'the others went on meanwhile').toBeLessThan(sent.indexOf(second));
    for (const { id } of deliveries) expect((await whereIs(id)).syncStatus).toBe('sync_completed');
  });

  it('one that arrives while another takes its time goes out beside it', async () => {
    const editor = await editorHere();
    const [slow] = await deliveriesOf(editor, ['slow']);
    let arrived: Delivery | undefined;
    receiver.answerWith(async (response) => {
      if (response.req.headers['webhook-id'] !== slow?.id) return response.end();
      [arrived] = await deliveriesOf(editor, ['quick']);
      await expect
        .poll(async () => (await whereIs(arrived?.id ?? '')).syncStatus, { timeout: 10_000 })
        .toBe('sync_completed');
      response.end();
    });
    expect(await queueOf(editor.id, 'line', { recheckMs: 20 }).runBatch()).toEqual({ next: 'end' });
    expect(sentIds()).toEqual([slow?.id, arrived?.id]);
  });

  it('what is under way with failures before it could not open the circuit twice: five in a row, and no sixth', async () => {
    const editor = await editorHere();
    await deliveriesOf(editor, ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
    receiver.answerWith((response) => setTimeout(() => response.writeHead(500).end(), 20));
    const line = queueOf(editor.id, 'line', { ...patient, retryWaitsMs: [0, 0] });
    expect(await line.runBatch()).toMatchObject({ next: 'wait' });
    expect(sentIds()).toHaveLength(5);
    receiver.answerWith(200);
    expect(await line.runBatchAt(await line.runBatch())).toEqual({ next: 'end' });
  });

  it('rows of a version that knew no market tell it by what they say', async () => {
    const editor = await editorHere();
    const payload = JSON.stringify({ event: 'market_application.completed', market_identifier: 'x' });
    const deliveries = await deliveriesOf(editor, ['a', 'b', 'a']);
    for (const rank of [0, 2]) await changeDelivery(deliveries[rank]?.id ?? '', { marketIdentifier: null, payload });
    const open: unknown[] = [];
    receiver.answerWith((response) => {
      const id = response.req.headers['webhook-id'];
      open.push(id);
      if (id === deliveries[2]?.id) expect(open).not.toContain(deliveries[0]?.id);
      setTimeout(() => {
        open.splice(open.indexOf(id), 1);
        response.end();
      }, 30);
    });
    expect(await queueOf(editor.id, 'line', patient).runBatch()).toEqual({ next: 'end' });
    expect(sentIds()).toEqual(deliveries.map(({ id }) => id));
  });
});

it('the order is that of the commits, whatever the transactions’ beginnings', async () => {
  const editor = await editorHere();
  const write = async (wait: Promise<unknown>, insertedFirst: () => void) =>
    inTransaction(async (tx) => {
      await wait;
      const id = await insertDelivery(tx, {
        editorId: editor.id,
        event: 'market.completed',
        subjectId: editor.id,
        identifier: 'VR-2026-000000000000',
        payload: '{}',
        syncStatus: 'sync_pending',
        createdAt: new Date(),
      });
      insertedFirst();
      return id;
    });
  let release = () => {};
  const secondHasInserted = new Promise<void>((resolve) => {
    release = resolve;
  });
  // The first to begin writes, and commits, last.
  const [slow, quick] = await Promise.all([write(secondHasInserted, () => {}), write(Promise.resolve(), release)]);
  await queueOf(editor.id).runBatch();
  expect(sentIds()).toEqual([quick, slow]);
});

describe('the circuit, at the receiver', () => {
  async function openCircuit() {
    const editor = await editorHere();
    const ids: string[] = [];
    for (let count = 0; count < 9; count++) ids.push((await makeDelivery(editor)).id);
    receiver.answerWith(400);
    const line = queueOf(editor.id);
    return { editor, ids, line, after: await line.runBatch() };
  }

  it('five refusals open it: the sixth delivery waits, with no attempt, until the probe', async () => {
    const { ids, line, after } = await openCircuit();
    expect(sentIds()).toEqual(ids.slice(0, 5));
    for (const id of ids.slice(5))
      expect(await whereIs(id)).toMatchObject({ syncStatus: 'sync_pending', attempts: [] });
    line.advance(1_799_000);
    expect(await line.runBatch()).toEqual(after);
    expect(sentIds()).toHaveLength(5);
    receiver.answerWith(200);
    expect(await line.runBatchAt(after)).toEqual({ next: 'end' });
    expect(sentIds()).toEqual(ids);
  });

  it('a probe that fails is the only one, and opens it for another 30 min', async () => {
    const { ids, line, after } = await openCircuit();
    const again = await line.runBatchAt(after);
    expect(sentIds()).toEqual(ids.slice(0, 6));
    const until = again.next === 'wait' ? new Date(again.until).getTime() : 0;
    const answeredAt = line.clock().getTime();
    expect(answeredAt + 1_800_000 - until).toBeGreaterThanOrEqual(0);
    expect(answeredAt + 1_800_000 - until).toBeLessThan(2_000);
  });

  it('the delivery that opened it, having attempts left, is the probe, under its next number', async () => {
    const editor = await editorHere();
    const [first, second] = [await makeDelivery(editor), await makeDelivery(editor)];
    receiver.answerWith(500);
    const line = queueOf(editor.id);
    let after = await line.runBatch();
    for (let count = 2; count <= 4; count++) after = await line.runBatchAt(after);
    expect(await whereIs(first.id)).toMatchObject({ syncStatus: 'sync_failed', attempts: [{}, {}, {}] });
    expect(await whereIs(second.id)).toMatchObject({
      syncStatus: 'sync_pending',
      attempts: [{}, {}],
      waitMs: 1_800_000,
    });
    receiver.answerWith(200);
    await line.runBatchAt(after);
    expect(await whereIs(second.id)).toMatchObject({ syncStatus: 'sync_completed', attempts: [{}, {}, { number: 3 }] });
  });

  it('holds across runs: another one finds it open', async () => {
    const { editor } = await openCircuit();
    const another = queueOf(editor.id);
    another.advance(1_700_000);
    await another.runBatch();
    expect(sentIds()).toHaveLength(5);
  });

  it('makes nobody else wait', async () => {
    await openCircuit();
    receiver.answerWith(200);
    const other = await editorHere();
    const delivery = await makeDelivery(other);
    await queueOf(other.id).runBatch();
    expect((await findDelivery(delivery.id))?.syncStatus).toBe('sync_completed');
  });
});
