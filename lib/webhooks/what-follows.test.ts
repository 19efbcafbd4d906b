import { describe, expect, it } from 'vitest';
import { DELIVERY_NUMBERS } from './delivery-numbers';
import { type EndedAttempt, whatFollows } from './what-follows';

const endedAt = new Date('2026-11-22T10:00:00Z');
const closed = { failures: 1, openUntil: null };
const openUntil = new Date('2026-11-22T10:30:00Z');
const open = { failures: 5, openUntil };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const following = (
  attempt: Partial<EndedAttempt>,
  circuit: typeof closed | typeof open = closed,
  laterAttempts = true,
) => {
  const given = { verdict: 'retry', rank: 1, endedAt, retryAfterMs: 0, ...attempt } as const;
  const { syncStatus, nextAttemptAt } = whatFollows(given, circuit, laterAttempts, DELIVERY_NUMBERS);
  return [syncStatus, nextAttemptAt && nextAttemptAt.getTime() - endedAt.getTime()];
};

describe('three attempts, then later ones, each so long after the end of the one before', () => {
  it.each([
    [1, 'sync_processing', 1000],
    [2, 'sync_processing', 4000],
    [3, 'sync_failed', 5 * MINUTE],
    [4, 'sync_failed', 30 * MINUTE],
    [5, 'sync_failed', 2 * HOUR],
    [6, 'sync_failed', 5 * HOUR],
    [7, 'sync_failed', 10 * HOUR],
    [8, 'sync_failed', 24 * HOUR],
    [9, 'sync_failed', 48 * HOUR],
    [10, 'sync_failed', null],
  ])('attempt %d: %s, %s ms', (rank, syncStatus, waitMs) => {
    expect(following({ rank })).toEqual([syncStatus, waitMs]);
    const switchedOff = rank < 3 ? waitMs : null;
    expect(following({ rank }, closed, false)).toEqual([syncStatus, switchedOff]);
  });

  it.each([1, 3, 10])('attempt %d delivered: completed', (rank) => {
    expect(following({ rank, verdict: 'delivered' })).toEqual(['sync_completed', null]);
  });

  it.each(['give_up', 'forbidden'] as const)('%s: failed at once, nothing planned', (verdict) => {
    expect(following({ verdict })).toEqual(['sync_failed', null]);
    expect(following({ verdict, rank: 5 })).toEqual(['sync_failed', null]);
  });

  it('waits as the editor asks, when that is longer', () => {
    expect(following({ retryAfterMs: 7000 })).toEqual(['sync_processing', 7000]);
    expect(following({ retryAfterMs: 7000, rank: 3 })).toEqual(['sync_failed', 5 * MINUTE]);
  });
});

describe('behind a circuit that is open', () => {
  it('what has attempts left waits for the circuit', () => {
    expect(following({}, open)).toEqual(['sync_pending', 30 * MINUTE]);
    expect(following({ retryAfterMs: HOUR }, open)).toEqual(['sync_pending', HOUR]);
  });

  it('what has none left has failed, and its later attempts come no sooner', () => {
    expect(following({ rank: 3 }, open)).toEqual(['sync_failed', 30 * MINUTE]);
    expect(following({ rank: 5 }, open)).toEqual(['sync_failed', 2 * HOUR]);
  });
});
