import { beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetEnv } from '@/lib/env';
import { readSession } from './read-session';

// What next-auth reads of a request exists in a server only.
const incoming = vi.hoisted(() => ({ cookies: [] as { name: string; value: string }[] }));
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: (wanted: string) => incoming.cookies.find(({ name }) => name === wanted) }),
}));

const LIFE = { maxAge: 3600, updateAge: 0 };
const later = new Date(Date.now() + 60_000);

beforeEach(() => {
  vi.stubEnv('DATABASE_URL', 'postgres://localhost/none');
  vi.stubEnv('SECRET_KEY', '5e'.repeat(32));
  vi.stubEnv('BASE_URL', 'http://localhost:3000');
  forgetEnv();
});

/** A store that knows one token, and notes which it was asked for. */
function storeOf(token: string) {
  const asked: string[] = [];
  const session = { sessionToken: token, userId: 'session', expires: later };
  return {
    asked,
    adapter: {
      async getSessionAndUser(given: string) {
        asked.push(given);
        return given === token ? { session, user: { id: 'session', email: '', emailVerified: null } } : null;
      },
      updateSession: async () => session,
      deleteSession: async () => {},
    },
  };
}

describe('readSession', () => {
  it('finds the session that the cookie names, and no other cookie', async () => {
    incoming.cookies = [
      { name: 'next-auth.session-token', value: 'OTHER' },
      { name: 'passe-marche-console', value: 'OTHER' },
      { name: 'passe-marche.0', value: 'OTHER' },
      { name: 'passe-marche', value: 'TOKEN' },
    ];
    const { asked, adapter } = storeOf('TOKEN');
    expect(await readSession(adapter, 'passe-marche', LIFE)).toBe(true);
    expect(asked).toEqual(['TOKEN']);
  });

  it('finds none without the cookie, or with one that nobody knows', async () => {
    const { adapter } = storeOf('TOKEN');
    incoming.cookies = [];
    expect(await readSession(adapter, 'passe-marche', LIFE)).toBe(false);
    incoming.cookies = [{ name: 'passe-marche', value: 'GUESSED' }];
    expect(await readSession(adapter, 'passe-marche', LIFE)).toBe(false);
  });

  it('throws what the store threw: a database that is away is no session that is over', async () => {
    incoming.cookies = [{ name: 'passe-marche', value: 'TOKEN' }];
    const away = new Error('away');
    const adapter = { ...storeOf('TOKEN').adapter, getSessionAndUser: () => Promise.reject(away) };
    await expect(readSession(adapter, 'passe-marche', LIFE)).rejects.toBe(away);
  });
});
