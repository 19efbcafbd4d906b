import { expect, test } from 'vitest';
import { judgeLedger } from './judge-ledger';

const told = ['a', 'b', 'c'].map((identifier, rank) => ({ market: 'one', identifier, atMs: rank * 1000 }));
const entry = (identifier: string, webhookId = `w-${identifier}`, atMs = 5000) => ({
  editor: 'one',
  identifier,
  webhookId,
  atMs,
});

test('all received in order: nothing to say, and the delays', () => {
  const verdict = judgeLedger(told, [entry('a', 'w-a', 10), entry('b', 'w-b', 1020), entry('c', 'w-c', 2500)]);
  expect(verdict).toEqual({
    received: 3,
    duplicates: 0,
    lost: [],
    changedId: [],
    outOfOrder: [],
    p50Ms: 20,
    p95Ms: 500,
  });
});

test('a lost one, a duplicate under another id, and one that came late are told', () => {
  const verdict = judgeLedger(told, [entry('b'), entry('a'), entry('a', 'another'), entry('b')]);
  expect(verdict).toMatchObject({
    received: 2,
    duplicates: 2,
    lost: ['c'],
    changedId: ['a'],
    outOfOrder: ['a'],
  });
});

test('a duplicate does not count as late, nor do two markets wait for each other', () => {
  const other = { market: 'two', identifier: 'z', atMs: 0 };
  const verdict = judgeLedger([...told, other], [entry('a'), entry('b'), entry('a'), entry('c'), entry('z')]);
  expect(verdict).toMatchObject({ duplicates: 1, lost: [], outOfOrder: [] });
});
