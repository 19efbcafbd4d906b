import { env } from 'node:process';
import { afterEach, expect, test, vi } from 'vitest';
import { takePart } from './make-recipients';

afterEach(() => vi.unstubAllEnvs());

test('a process that took part in an instance leaves with the settings that it came with', () => {
  vi.stubEnv('BASE_URL', 'http://localhost:1');
  vi.stubEnv('DATABASE_URL', undefined);
  vi.stubEnv('WEBHOOK_ALLOW_PRIVATE', undefined);

  const gone = 'postgres://localhost/gone';
  const leave = takePart({ BASE_URL: 'http://localhost:2', DATABASE_URL: gone, SECRET_KEY: '5e'.repeat(32) });
  expect(env).toMatchObject({ DATABASE_URL: gone, WEBHOOK_ALLOW_PRIVATE: 'true' });
  leave();

  expect(env.BASE_URL).toBe('http://localhost:1');
  expect(env).not.toHaveProperty('DATABASE_URL');
  expect(env).not.toHaveProperty('WEBHOOK_ALLOW_PRIVATE');
});
