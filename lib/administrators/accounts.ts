import { z } from 'zod';
import { type Database, inTransaction } from '@/db/database';
import { deleteSessionOf, deleteSessionsOf } from '@/db/queries/administrator-sessions';
import {
  type Administrator,
  deleteAdministratorLink,
  insertAdministrator,
  lockActiveAdministrators,
  lockAdministrator,
  putAdministratorLink,
  ROLES,
  type Role,
  replaceRecoveryCodes,
  updateAdministrator,
} from '@/db/queries/administrators';
import type { By } from '@/lib/audit/by';
import { recordAudit } from '@/lib/audit/record';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { newOpaqueToken } from '@/lib/identifiers';
import { digestSecret } from '@/lib/keys';
import { administratorsText } from '@/lib/text/admin-administrators';
import { normalEmail } from './sign-in';

/** What is done to accounts of the console, by another administrator or from the command line. */

/** A one-time link opens for two days. */
const LINK_LIFETIME_MS = 48 * 3_600_000;
const MAX_EMAIL_LENGTH = 254;

export type OneTimeLink = { url: string; expiresAt: Date };

/** Makes an account without password, and the link by which its owner chooses one. Throws `invalid` or `conflict`. */
export async function createAdministrator(
  given: { email: string; role: string },
  by: By,
): Promise<{ administrator: Administrator; link: OneTimeLink }> {
  const email = normalEmail(given.email);
  const role = readRole(given.role);
  if (email.length > MAX_EMAIL_LENGTH || !z.email().safeParse(email).success)
    throw refusal('invalid', 'email', 'email');
  return inTransaction(async (tx) => {
    const administrator = await insertAdministrator(tx, { email, role, createdAt: by.now });
    if (!administrator) throw refusal('conflict', 'email', 'email_taken');
    await record(tx, 'administrator.created', administrator.id, by, { role });
    return { administrator, link: await linkFor(tx, administrator.id, by.now) };
  });
}

/** Another one-time link, by which a new password is chosen; the password there is serves until then. Throws `not_found` or `conflict`. */
export function newLink(id: string, by: By): Promise<OneTimeLink> {
  return hold(id, async (tx, account) => {
    if (account.disabledAt) throw refusal('conflict', 'base', 'disabled');
    await record(tx, 'administrator.link_made', id, by);
    return linkFor(tx, id, by.now);
  });
}

/** Ends the account's sessions: what it may do changes at once. Throws `not_found`, `invalid` or `conflict`. */
export function changeRole(id: string, given: string, by: By): Promise<void> {
  const role = readRole(given);
  return hold(id, async (tx, account) => {
    if (account.role === role) return;
    await refuseToWeaken(tx, account, by);
    await updateAdministrator(tx, id, { role });
    await deleteSessionsOf(tx, id);
    await record(tx, 'administrator.role_changed', id, by, { role });
  });
}

/** Closes the account: sessions and one-time link end. Throws `not_found` or `conflict`. */
export function disableAdministrator(id: string, by: By): Promise<void> {
  return hold(id, async (tx, account) => {
    if (account.disabledAt) return;
    await refuseToWeaken(tx, account, by);
    await updateAdministrator(tx, id, { disabledAt: by.now });
    await deleteSessionsOf(tx, id);
    await deleteAdministratorLink(tx, id);
    await record(tx, 'administrator.disabled', id, by);
  });
}

/** Opens it again, with the password and the second factor it had. Throws `not_found`. */
export function enableAdministrator(id: string, by: By): Promise<void> {
  return hold(id, async (tx, account) => {
    if (!account.disabledAt) return;
    await updateAdministrator(tx, id, { disabledAt: null });
    await record(tx, 'administrator.enabled', id, by);
  });
}

/** The telephone is lost: sessions end, and another second factor is enrolled at the next sign-in. Throws `not_found`. */
export function resetSecondFactor(id: string, by: By): Promise<void> {
  return hold(id, async (tx) => {
    await forgetSecondFactor(tx, id);
    await record(tx, 'administrator.second_factor_reset', id, by);
  });
}

/** In the caller's transaction. */
export async function forgetSecondFactor(tx: Database, id: string): Promise<void> {
  await updateAdministrator(tx, id, { totpCiphertext: null, totpUsedStep: null });
  await replaceRecoveryCodes(tx, id, []);
  await deleteSessionsOf(tx, id);
}

/** Ends every session of the account, but for one if it is said; returns how many. Throws `not_found`. */
export function revokeSessions(id: string, by: By, exceptId?: string): Promise<number> {
  return hold(id, async (tx) => {
    const sessions = await deleteSessionsOf(tx, id, exceptId);
    await record(tx, 'administrator.sessions_revoked', id, by, { sessions });
    return sessions;
  });
}

/** Ends one of them; one that is over already is no error. Throws `not_found`. */
export function revokeSession(id: string, sessionId: string, by: By): Promise<void> {
  return hold(id, async (tx) => {
    if (isUuid(sessionId) && (await deleteSessionOf(tx, id, sessionId)))
      await record(tx, 'administrator.sessions_revoked', id, by, { sessions: 1 });
  });
}

/**
 * Runs `work` in a transaction that holds the account. Throws `not_found`. Those who may act are held first, in one order:
 * two administrators who disable each other at once leave one.
 */
export function hold<T>(id: string, work: (tx: Database, account: Administrator) => Promise<T>): Promise<T> {
  return inTransaction(async (tx) => {
    await lockActiveAdministrators(tx);
    const account = isUuid(id) ? await lockAdministrator(tx, id) : undefined;
    if (!account) throw new AppError('not_found', 'no such administrator');
    return work(tx, account);
  });
}

const isUuid = (text: string) => z.uuid().safeParse(text).success;

export const record = (
  tx: Database,
  action: string,
  id: string,
  by: By,
  details: Record<string, string | number> = {},
) => recordAudit(tx, { ...by, action, target: { kind: 'administrator', id }, details });

/** Throws `conflict` for one's own account, and for the last administrator who can sign in. */
async function refuseToWeaken(tx: Database, account: Administrator, by: By): Promise<void> {
  if (by.actor.id === account.id) throw refusal('conflict', 'base', 'own_account');
  const active = await lockActiveAdministrators(tx);
  if (active.length === 1 && active[0] === account.id) throw refusal('conflict', 'base', 'last_administrator');
}

async function linkFor(tx: Database, administratorId: string, now: Date): Promise<OneTimeLink> {
  const token = newOpaqueToken();
  const expiresAt = new Date(now.getTime() + LINK_LIFETIME_MS);
  await putAdministratorLink(tx, { administratorId, digest: digestSecret(token), createdAt: now, expiresAt });
  return { url: `${env().BASE_URL}/admin/sign_in/access/${token}`, expiresAt };
}

function readRole(given: string): Role {
  const role = ROLES.find((known) => known === given);
  if (!role) throw refusal('invalid', 'role', 'role');
  return role;
}

function refusal(
  code: 'invalid' | 'conflict',
  field: string,
  problem: keyof typeof administratorsText.problems,
): AppError {
  return new AppError(code, problem, [{ field, code: problem, message: administratorsText.problems[problem] }]);
}
