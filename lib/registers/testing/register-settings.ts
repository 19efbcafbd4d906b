import { vi } from 'vitest';
import { forgetEnv } from '@/lib/env';

/** Has this process ask registers at this address; for tests without a database, which have no settings at all. */
export function askRegistersAt(url: string, token = 'token'): void {
  const settings = {
    DATABASE_URL: 'postgres://localhost/none',
    BASE_URL: 'http://localhost',
    SECRET_KEY: 'ab'.repeat(32),
    RECHERCHE_ENTREPRISES_URL: url,
    API_ENTREPRISE_URL: url,
    API_ENTREPRISE_TOKEN: token,
  };
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  forgetEnv();
}

export function forgetRegisterSettings(): void {
  vi.unstubAllEnvs();
  forgetEnv();
}
