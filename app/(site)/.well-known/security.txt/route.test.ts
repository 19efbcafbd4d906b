import { afterEach, expect, it, vi } from 'vitest';
import { forgetEnv } from '@/lib/env';
import { GET } from './route';

function ask(contact: string | undefined): Response {
  vi.stubEnv('DATABASE_URL', 'postgres://nobody@127.0.0.1:9/none');
  vi.stubEnv('BASE_URL', 'https://passe.example');
  vi.stubEnv('SECRET_KEY', '5e'.repeat(32));
  vi.stubEnv('SECURITY_CONTACT', contact);
  forgetEnv();
  return GET();
}

afterEach(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

it('says where to write to, until when, and where it is itself (RFC 9116)', async () => {
  const answer = ask('mailto:securite@passe.example');
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  const fields = Object.fromEntries(
    (await answer.text())
      .trim()
      .split('\n')
      .map((line) => line.split(/: (.*)/)),
  );
  expect(fields).toMatchObject({
    Contact: 'mailto:securite@passe.example',
    Canonical: 'https://passe.example/.well-known/security.txt',
  });
  const days = (Date.parse(fields.Expires ?? '') - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(178);
  expect(days).toBeLessThan(365);
});

it('leads to the legal page where nobody is named', async () =>
  expect(await ask(undefined).text()).toContain('Contact: https://passe.example/mentions-legales\n'));
