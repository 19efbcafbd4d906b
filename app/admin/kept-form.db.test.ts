import { expect, it } from 'vitest';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { makeTestAdministrator, visitOf } from '@/lib/administrators/testing/make-administrator';
import { keepInConsole } from './kept-form';

useTestDatabase();

it('the console keeps a form whole, but for its passwords and codes', async () => {
  const { token } = await makeTestAdministrator('reader', new Date('2026-11-22T10:00:00Z'));
  const { session } = await visitOf(token);
  const form = new Map([
    ['name', ['Plateforme\u0000']],
    ['new_password', ['p']],
    ['code', ['123456']],
  ]);
  await keepInConsole(session.id, '/admin/x', form, []);
  const { session: kept } = await visitOf(token);
  expect(kept.keptForm).toEqual({ place: '/admin/x', values: { name: ['Plateforme\u0001'] }, violations: [] });
});
