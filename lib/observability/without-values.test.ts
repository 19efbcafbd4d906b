import { DrizzleQueryError } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { withoutValues } from './without-values';

it.each([
  ['The time-stamp authority answered 503', 'The time-stamp authority answered 503'],
  ['invalid input syntax for type uuid: "Zoé\nRagondin"', 'invalid input syntax for type uuid: [redacted]'],
])('%j is told as %j', (message, told) => {
  expect(withoutValues(message)).toBe(told);
});

it('a failed query is told without its parameters', () => {
  const { message } = new DrizzleQueryError('insert into t values ($1)', ['zoe@menuiserie.example']);
  expect(message).toContain('zoe@menuiserie.example');
  expect(withoutValues(message)).toBe('Failed query: insert into t values ($1)');
});
