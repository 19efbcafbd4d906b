import { expect, it } from 'vitest';
import { runInOrder } from './run-in-order';

it('never runs two works at once, keeps their order, and goes on after a failure', async () => {
  let running = 0;
  const told: string[] = [];
  const work = (name: string) => async () => {
    running += 1;
    expect(running).toBe(1);
    await new Promise(setImmediate);
    told.push(name);
    running -= 1;
    if (name === 'b') throw new Error('b failed');
    return name;
  };
  const results = await Promise.allSettled(['a', 'b', 'c'].map((name) => runInOrder(work(name))));
  expect(told).toEqual(['a', 'b', 'c']);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});
