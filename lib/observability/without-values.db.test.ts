import { expect, it } from 'vitest';
import { findDelivery } from '@/db/queries/webhooks/deliveries';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { withoutValues } from './without-values';

useTestDatabase();

const EMAIL = 'zoe@menuiserie.example';

it.each([
  ['The time-stamp authority answered 503', 'The time-stamp authority answered 503'],
  ['invalid input syntax for type uuid: "Zoé\nRagondin"', 'invalid input syntax for type uuid: [redacted]'],
])('%j is told as %j', (message, told) => {
  expect(withoutValues(message)).toBe(told);
});

it('a failed query is told without its parameters, and so is its cause', async () => {
  const error = await findDelivery(EMAIL).catch((thrown: unknown) => thrown);
  if (!(error instanceof Error && error.cause instanceof Error)) throw new Error('the query did not fail');
  for (const { message } of [error, error.cause]) {
    expect(message).toContain(EMAIL);
    expect(withoutValues(message)).not.toContain(EMAIL);
  }
  expect(withoutValues(error.message)).toMatch(/^Failed query: select /);
});
