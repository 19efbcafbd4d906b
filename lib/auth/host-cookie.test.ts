import { afterEach, expect, it, vi } from 'vitest';
import { forgetEnv } from '@/lib/env';
import { consoleCookie } from './administrator-session';
import { sessionCookie } from './session';

function applicationAt(baseUrl: string): void {
  vi.stubEnv('DATABASE_URL', 'postgres://localhost/none');
  vi.stubEnv('SECRET_KEY', '5e'.repeat(32));
  vi.stubEnv('BASE_URL', baseUrl);
  forgetEnv();
}

afterEach(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

it('on https a session’s cookie is this host’s alone: what browsers ask of `__Host-`, and scripts cannot read it', () => {
  applicationAt('https://passe.example');
  expect(sessionCookie.holding('TOKEN')).toBe(
    '__Host-passe-marche=TOKEN; Path=/; HttpOnly; SameSite=Lax; Max-Age=34560000; Secure',
  );
  expect(sessionCookie.ended()).toBe('__Host-passe-marche=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0; Secure');
  expect(consoleCookie.holding('TOKEN')).toMatch(/^__Host-passe-marche-console=TOKEN; Path=\/; .*; Secure$/);
});

it('on http the names are plain', () => {
  applicationAt('http://localhost:3000');
  expect(sessionCookie.holding('TOKEN')).toBe('passe-marche=TOKEN; Path=/; HttpOnly; SameSite=Lax; Max-Age=34560000');
  expect(consoleCookie.name()).toBe('passe-marche-console');
});
