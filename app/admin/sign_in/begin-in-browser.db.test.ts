import { expect, it, vi } from 'vitest';
import { findAdministratorSession } from '@/db/queries/administrator-sessions';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { makeTestAdministrator, PASSWORD, visitOf } from '@/lib/administrators/testing/make-administrator';
import type { ConsoleVisit } from '@/lib/auth/administrator-session';
import { forgetEnv } from '@/lib/env';
import { digestSecret } from '@/lib/keys';
import { POST } from './password/route';

// The cookie of a request exists in a server only.
const browser = vi.hoisted(() => ({ visit: undefined as ConsoleVisit | undefined }));
vi.mock('@/lib/auth/administrator', async (original) => ({
  ...(await original()),
  consoleVisit: async () => browser.visit,
}));

useTestDatabase();

it('the password begins a session with a token of its own, and ends the one that the browser had', async () => {
  forgetEnv();
  const [before, next] = [
    await makeTestAdministrator('reader', new Date()),
    await makeTestAdministrator('administrator', new Date()),
  ];
  browser.visit = await visitOf(before.token);
  const send = (password: string) => {
    const body = new URLSearchParams({ email: next.email, password });
    const headers = { 'Sec-Fetch-Site': 'same-origin' };
    return POST(new Request('http://localhost/x', { method: 'POST', body, headers }), {
      params: Promise.resolve({}),
    });
  };
  await send('faux');
  expect(await findAdministratorSession(digestSecret(before.token)), 'after a wrong password').toBeDefined();

  const answer = await send(PASSWORD);
  const [, token = ''] = /^passe-marche-console=([^;]+);/.exec(answer.headers.get('set-cookie') ?? '') ?? [];
  expect((await visitOf(token)).session).toMatchObject({ administratorId: next.administrator.id, completedAt: null });
  expect(await findAdministratorSession(digestSecret(before.token))).toBeUndefined();
});
