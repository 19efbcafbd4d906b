import { afterEach, expect, it, vi } from 'vitest';
import { closeDatabase } from '@/db/database';
import { forgetEnv } from '@/lib/env';
import { GET } from './route';

afterEach(async () => {
  await closeDatabase();
  vi.unstubAllEnvs();
  forgetEnv();
});

it('is not ready while the database cannot be reached, and does not say why', async () => {
  vi.stubEnv('DATABASE_URL', 'postgres://someone:a-password@127.0.0.1:1/nowhere');
  vi.stubEnv('BASE_URL', 'http://localhost:3000');
  vi.stubEnv('SECRET_KEY', '5e'.repeat(32));
  forgetEnv();
  const answer = await GET();
  expect(answer.status).toBe(503);
  expect(await answer.json()).toEqual({
    status: 'unavailable',
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    commit: expect.toSatisfy((commit: unknown) => commit === null || /^[0-9a-f]{40}$/.test(String(commit))),
    database: false,
    storage: expect.any(Boolean),
    signing_key: false,
    seal: false,
    background: false,
  });
});
