import { describe, expect, it } from 'vitest';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { ownerOfLink } from '@/lib/administrators/choose-password';
import { makeTestAdministrator, tokenOfLink } from '@/lib/administrators/testing/make-administrator';
import { adminTool } from './admin-commands';
import { answerCommand } from './run-command';

useTestDatabase();

const admin = (...args: string[]) => answerCommand(adminTool, args);

async function json(...args: string[]) {
  const { status, stdout, stderr } = await admin(...args, '--json');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout);
}

async function complaint(...args: string[]) {
  const { status, stdout, stderr } = await admin(...args);
  expect(stdout).toBe('');
  return [status, stderr];
}

describe('the accounts of the console, from the command line', () => {
  it('none exists until one is created', async () => {
    expect(await json('list')).toEqual([]);
  });

  it('create returns a one-time link that opens, and new-link another that replaces it', async () => {
    const created = await json('create', '--email', 'Camille@Exploitation.example', '--role', 'administrator');
    expect(created).toMatchObject({
      email: 'camille@exploitation.example',
      role: 'administrator',
      state: 'invited',
      second_factor: false,
      one_time_link: expect.stringMatching(/^http:\/\/localhost:3000\/admin\/sign_in\/access\/[\w-]{43}$/),
    });
    const now = new Date();
    const first = tokenOfLink(created.one_time_link);
    expect((await ownerOfLink(first, now))?.email).toBe('camille@exploitation.example');
    const { one_time_link } = await json('new-link', 'camille@exploitation.example');
    expect(await ownerOfLink(first, now)).toBeUndefined();
    expect(await ownerOfLink(tokenOfLink(one_time_link), now)).toBeDefined();
  });

  it('set-role, reset-second-factor, revoke-sessions, disable, enable', async () => {
    const { email } = await makeTestAdministrator('reader', new Date());
    expect(await json('set-role', email, '--role', 'administrator')).toMatchObject({ role: 'administrator' });
    const { email: other } = await makeTestAdministrator('reader', new Date());
    expect(await json('revoke-sessions', other)).toMatchObject({ sessions_ended: 1 });
    expect(await json('reset-second-factor', other)).toMatchObject({ second_factor: false });
    expect(await json('disable', other)).toMatchObject({ state: 'disabled' });
    expect(await json('enable', other)).toMatchObject({ state: 'active' });
    expect((await json('list')).map((row: { email: string }) => row.email)).toContain(other);
  });

  it('what is wrong is said in one line, with the status of a mistake of usage', async () => {
    expect(await complaint('create', '--email', 'a@b.example')).toEqual([2, '--role manque.']);
    expect(await complaint('create', '--email', 'a@b.example', '--role', 'root')).toEqual([
      2,
      'Choisissez un rôle\u00a0: administrator (administrateur) ou reader (lecteur).',
    ]);
    expect(await complaint('disable', 'personne@x.example')).toEqual([2, expect.stringContaining('Aucun compte')]);
    const { email } = await makeTestAdministrator('reader', new Date());
    expect(await complaint('create', '--email', email, '--role', 'reader')).toEqual([
      1,
      'Un compte existe déjà avec cette adresse électronique.',
    ]);
  });
});
