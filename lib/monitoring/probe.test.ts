import { expect, it } from 'vitest';
import { AppError } from '@/lib/errors';
import { onceASecond } from './once-a-second';
import { probe } from './probe';

it('returns the answer, or the other one when the question fails or hangs', async () => {
  expect(
    await probe(
      async () => 1,
      () => 0,
    )(),
  ).toBe(1);
  const codeOf = (why: unknown) => (why as AppError).code;
  expect(await probe(() => Promise.reject(new AppError('not_found', 'no')), codeOf)()).toBe('not_found');
  expect(await probe(() => new Promise(() => {}), codeOf, 1)()).toBe('unavailable');
});

it('does not ask again what hangs', async () => {
  let asked = 0;
  const hangs = probe(
    () => new Promise(() => void asked++),
    () => 0,
    1,
  );
  for (let time = 0; time < 5; time++) await hangs();
  expect(asked).toBe(1);
});

it('does the work once a second, for however many ask', async () => {
  let [time, worked] = [0, 0];
  const ask = onceASecond(
    async () => ++worked,
    () => time,
  );
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
  time = 999;
  expect(await ask()).toBe(1);
  time = 1_000;
  expect(await ask()).toBe(2);
});

it('does not begin again what is not finished', async () => {
  let time = 0;
  let worked = 0;
  const ask = onceASecond(
    () => new Promise<void>(() => void worked++),
    () => time,
  );
  void ask();
  time = 5_000;
  void ask();
  expect(worked).toBe(1);
});
