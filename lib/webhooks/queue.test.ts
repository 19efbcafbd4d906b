import { describe, expect, it } from 'vitest';
import { attemptsUnderWay, claim, type Queue } from './queue';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 22, 10, 0, seconds));
const NOW = at(0);
const free: Queue = { holder: null, heldUntil: null, heldSince: null, wakesAt: null, dialling: false, underWay: 0 };
const working: Queue = { holder: 'a', heldUntil: at(10), heldSince: NOW, wakesAt: null, dialling: true, underWay: 3 };
const asleep: Queue = { holder: 'a', heldUntil: at(90), heldSince: NOW, wakesAt: at(30), dialling: false, underWay: 0 };

describe('claim', () => {
  it.each<[string, Queue, string, Date, ReturnType<typeof claim>]>([
    ['a free queue is taken', free, 'b', NOW, 'take'],
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
  ])('%s', (_what, queue, run, neededAt, expected) => {
    expect(claim(queue, run, neededAt, NOW)).toEqual(expected);
  });
});

it('attempts are under way while their holder lives', () => {
  expect(attemptsUnderWay(working, NOW)).toBe(3);
  expect(attemptsUnderWay({ ...working, underWay: 0 }, NOW), 'of a version that makes one at a time').toBe(1);
  expect(attemptsUnderWay(working, at(10))).toBe(0);
  expect(attemptsUnderWay(asleep, NOW)).toBe(0);
});
