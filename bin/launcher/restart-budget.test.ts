import { expect, test } from 'vitest';
import { RestartBudget } from './restart-budget';

test('so many restarts in any window, and again once they are past', () => {
  const budget = new RestartBudget(2, 1000);
  expect([0, 400, 999].map((nowMs) => budget.take(nowMs))).toEqual([true, true, false]);
  // A refusal counts for nothing; the first restart is past, the second is not.
  expect([1000, 1001, 1400].map((nowMs) => budget.take(nowMs))).toEqual([true, false, true]);
});
