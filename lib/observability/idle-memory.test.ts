import { expect, it } from 'vitest';
import { idleAfterWork } from './idle-memory';

it('is due once, three idle intervals after work, and again only after more work', () => {
  const isDue = idleAfterWork();
  const said = [0.9, 0.01, 0.01, 0.01, 0.01, 0, 0.3, 0, 0.04, 0.06, 0, 0, 0, 0].map(isDue);
  expect(said.flatMap((due, interval) => (due ? [interval] : []))).toEqual([3, 12]);
});
