import { expect, it } from 'vitest';
import { addToTotals } from '@/db/queries/monitoring';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { commitIn } from '@/lib/release';
import { GET } from './route';

useTestDatabase();

it('is ready, with nothing to add', async () => {
  await addToTotals([], {
    id: 'one',
    kind: 'worker',
    residentBytes: 1,
    eventLoopDelaySeconds: 0,
  });
  const answer = await GET();
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(await answer.json()).toEqual({
    status: 'ok',
    version: expect.any(String),
    commit: commitIn('.'),
    database: true,
    storage: true,
    signing_key: true,
    seal: true,
    background: true,
  });
});
