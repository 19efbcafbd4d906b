import { expect, test } from 'vitest';
import { Remembered } from './remembered';

test('of more than it keeps, what was used longest ago is forgotten', () => {
  const kept = new Remembered<string, number>(2);
  kept.set('a', 1);
  kept.set('b', 2);
  expect(kept.get('a')).toBe(1);
  kept.set('c', 3);
  expect(['a', 'b', 'c'].map((key) => kept.get(key))).toEqual([1, undefined, 3]);
});
