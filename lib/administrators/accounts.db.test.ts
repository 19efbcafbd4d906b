import { describe, expect, it } from 'vitest';
import { findSessionsOf } from '@/db/queries/administrator-sessions';
import { countRecoveryCodes, findAdministrator } from '@/db/queries/administrators';
import { auditRows } from '@/db/testing/audit-rows';
import { alter } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { type By, operatorAt } from '@/lib/audit/by';
import { sessionEnd } from '@/lib/auth/administrator-session';
import {
  changeRole,
  createAdministrator,
  disableAdministrator,
  enableAdministrator,
  resetSecondFactor,
  revokeSession,
  revokeSessions,
} from './accounts';
import { changeOwnPassword, renewOwnRecoveryCodes, renewOwnSecondFactor } from './own-account';
import { isPassword } from './password-hash';
import { shownOnceOn, showOnce } from './shown-once';
import { makeTestAdministrator, PASSWORD, visitOf } from './testing/make-administrator';

useTestDatabase();

const NOW = new Date('2026-11-22T10:00:05.000Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const make = (role: 'reader' | 'administrator' = 'administrator') => makeTestAdministrator(role, NOW);
const by = (id: string): By => ({ actor: { kind: 'administrator', id }, address: '192.0.2.7', now: NOW });
const conflict = (code: string) => ({ code: 'conflict', violations: [{ code }] });

describe('an account is created', () => {
  it.each(['', 'camille', 'a@b', `${'a'.repeat(250)}@x.example`])('with no e-mail like %j', async (email) => {
    const creating = createAdministrator({ email, role: 'reader' }, operatorAt(NOW));
    await expect(creating).rejects.toMatchObject({ code: 'invalid' });
  });

  it('once per e-mail, whatever its case', async () => {
    await createAdministrator({ email: 'Camille@X.example', role: 'reader' }, operatorAt(NOW));
    const again = createAdministrator({ email: 'camille@x.EXAMPLE', role: 'reader' }, operatorAt(NOW));
    await expect(again).rejects.toMatchObject(conflict('email_taken'));
  });
});

describe('an administrator who can act is always left', () => {
  it('nobody changes their own role nor disables their own account', async () => {
    const { administrator } = await make();
    await expect(changeRole(administrator.id, 'reader', by(administrator.id))).rejects.toMatchObject(
      conflict('own_account'),
    );
    await expect(disableAdministrator(administrator.id, by(administrator.id))).rejects.toMatchObject(
      conflict('own_account'),
    );
  });

  it('of two who disable each other at once, one stays', async () => {
    await alter(`update administrators set disabled_at = now()`);
    const [one, other] = [(await make()).administrator.id, (await make()).administrator.id];
    const both = await Promise.allSettled([disableAdministrator(one, by(other)), disableAdministrator(other, by(one))]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [left] = [await findAdministrator(one), await findAdministrator(other)].filter((found) => !found?.disabledAt);
    await expect(disableAdministrator(left?.id ?? '', operatorAt(NOW))).rejects.toMatchObject(
      conflict('last_administrator'),
    );
    await expect(changeRole(left?.id ?? '', 'reader', operatorAt(NOW))).rejects.toMatchObject(
      conflict('last_administrator'),
    );
  });
});

describe('sessions end', () => {
  it('with another role, with the account, with the second factor', async () => {
    const actor = (await make()).administrator.id;
    for (const act of [
      (id: string) => changeRole(id, 'reader', by(actor)),
      (id: string) => disableAdministrator(id, by(actor)),
      (id: string) => resetSecondFactor(id, by(actor)),
      (id: string) => revokeSessions(id, by(actor)),
    ]) {
      const { administrator } = await make();
      expect(await findSessionsOf(administrator.id, NOW)).toHaveLength(1);
      await act(administrator.id);
      expect(await findSessionsOf(administrator.id, NOW)).toEqual([]);
    }
  });

  it('one by one, and of nobody else', async () => {
    const [account, other] = [await make(), await make()];
    const { session } = await visitOf(account.token);
    await revokeSession(other.administrator.id, session.id, by(other.administrator.id));
    await revokeSession(other.administrator.id, 'nonsense', by(other.administrator.id));
    expect(await findSessionsOf(account.administrator.id, NOW)).toHaveLength(1);
    await revokeSession(account.administrator.id, session.id, by(account.administrator.id));
    expect(await findSessionsOf(account.administrator.id, NOW)).toEqual([]);
  });

  it('after 30 minutes without use, and 8 hours in any case', () => {
    const session = { createdAt: NOW, completedAt: NOW };
    expect(sessionEnd(session, later(60))).toEqual(later(90));
    expect(sessionEnd(session, later(7 * 60 + 45))).toEqual(later(8 * 60));
  });
});

it('a disabled account that is opened again has its password and its second factor', async () => {
  const { administrator } = await make('reader');
  await disableAdministrator(administrator.id, operatorAt(NOW));
  await enableAdministrator(administrator.id, operatorAt(NOW));
  const kept = await findAdministrator(administrator.id);
  expect(kept).toEqual({ ...administrator, disabledAt: null });
});

describe('to one’s own account', () => {
  it('nothing is done without the password, and not after too many wrong ones', async () => {
    const { administrator, token } = await make();
    const { session } = await visitOf(token);
    const chosen = { password: 'orage tulipe vélo lampe', repeated: 'orage tulipe vélo lampe' };
    const given = { ...chosen, current: 'faux' };
    const doing = () => changeOwnPassword(administrator.id, given, session.id, by(administrator.id));
    for (let count = 0; count < 3; count++) await expect(doing()).rejects.toMatchObject({ code: 'invalid' });
    const renewing = () => renewOwnSecondFactor(administrator.id, 'faux', by(administrator.id));
    for (let count = 0; count < 2; count++) await expect(renewing()).rejects.toMatchObject({ code: 'invalid' });
    await expect(renewOwnRecoveryCodes(administrator.id, PASSWORD, by(administrator.id))).rejects.toMatchObject({
      violations: [{ field: 'codes_password', message: expect.stringContaining('Trop d’essais') }],
    });
  });

  it('another password ends the other sessions', async () => {
    const { administrator, token } = await make();
    const { session } = await visitOf(token);
    const password = 'orage tulipe vélo lampe';
    const given = { current: PASSWORD, password, repeated: password };
    await changeOwnPassword(administrator.id, given, session.id, by(administrator.id));
    expect((await findSessionsOf(administrator.id, NOW)).map(({ id }) => id)).toEqual([session.id]);
    const { passwordHash } = (await findAdministrator(administrator.id)) ?? { passwordHash: null };
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect([await isPassword(password, passwordHash), await isPassword(PASSWORD, passwordHash)]).toEqual([true, false]);
  });

  it('another telephone takes codes and sessions away', async () => {
    const { administrator } = await make();
    await renewOwnSecondFactor(administrator.id, PASSWORD, by(administrator.id));
    expect(await countRecoveryCodes(administrator.id)).toBe(0);
    expect((await findAdministrator(administrator.id))?.totpCiphertext).toBeNull();
    expect(await findSessionsOf(administrator.id, NOW)).toEqual([]);
  });
});

describe('a session keeps for the next page', () => {
  it('what is shown once, ten minutes, on one page, encrypted', async () => {
    const { token } = await make();
    const { session } = await visitOf(token);
    await showOnce(session.id, '/admin/editors/x', { client_secret: 'shown-once' }, NOW);
    const { session: kept } = await visitOf(token);
    expect(JSON.stringify(kept)).not.toContain('shown-once');
    expect(shownOnceOn(kept, '/admin/editors/x', later(9))).toEqual({ client_secret: 'shown-once' });
    expect(shownOnceOn(kept, '/admin/editors/x', later(10))).toBeUndefined();
    expect(shownOnceOn(kept, '/admin/editors/y', NOW)).toBeUndefined();
  });
});

it('each is in the audit log, with who did it and to whom', async () => {
  const actor = (await make()).administrator.id;
  const { administrator } = await make();
  const before = new Set((await auditRows()).map(({ id }) => id));
  await changeRole(administrator.id, 'reader', by(actor));
  await resetSecondFactor(administrator.id, by(actor));
  await disableAdministrator(administrator.id, by(actor));
  await enableAdministrator(administrator.id, by(actor));
  const rows = (await auditRows()).filter(({ id }) => !before.has(id));
  expect(rows.map(({ action }) => action.replace('administrator.', '')).sort()).toEqual([
    'disabled',
    'enabled',
    'role_changed',
    'second_factor_reset',
  ]);
  for (const row of rows) expect(row).toMatchObject({ actorId: actor, targetId: administrator.id });
});
