import { describe, expect, it } from 'vitest';
import { claim, isInFlight, type Lane } from './lane';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 22, 10, 0, seconds));
const NOW = at(0);
const free: Lane = { holder: null, heldUntil: null, heldSince: null, wakesAt: null, dialling: false };
const working: Lane = { holder: 'a', heldUntil: at(10), heldSince: NOW, wakesAt: null, dialling: true };
const asleep: Lane = { holder: 'a', heldUntil: at(90), heldSince: NOW, wakesAt: at(30), dialling: false };

describe('claim', () => {
  it.each<[string, Lane, string, Date, ReturnType<typeof claim>]>([
    ['a free lane is taken', free, 'b', NOW, 'take'],
    ['one at which another works is left', working, 'b', NOW, 'leave'],
    ['one whose holder gave no news is taken', { ...working, heldUntil: NOW }, 'b', NOW, 'take'],
    ['one whose holder wakes in time is left', asleep, 'b', at(30), 'leave'],
    ['one whose holder sleeps too long is taken', asleep, 'b', at(29), 'take'],
    ['one whose holder did not wake is taken', { ...asleep, heldUntil: NOW }, 'b', at(60), 'take'],
    [
      'one held from a moment to come, by a clock set back since, is taken',
      { ...working, heldSince: at(6) },
      'b',
      NOW,
      'take',
    ],
    ['one held from a moment ago elsewhere is left', { ...working, heldSince: at(5) }, 'b', NOW, 'leave'],
    ['our own, after a sleep, is taken', asleep, 'a', at(30), 'take'],
    ['our own, at which an earlier call works, is waited for', working, 'a', NOW, { waitUntil: at(10) }],
  ])('%s', (_what, lane, run, neededAt, expected) => {
    expect(claim(lane, run, neededAt, NOW)).toEqual(expected);
  });
});

it('an attempt is in flight while its holder lives', () => {
  expect(isInFlight(working, NOW)).toBe(true);
  expect(isInFlight(working, at(10))).toBe(false);
  expect(isInFlight(asleep, NOW)).toBe(false);
});
