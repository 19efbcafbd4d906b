import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { findAdministratorSession } from '@/db/queries/administrator-sessions';
import { type Administrator, findAdministrator, type Role } from '@/db/queries/administrators';
import { createAdministrator } from '@/lib/administrators/accounts';
import { totpContext } from '@/lib/administrators/begin-session';
import { chooseFirstPassword } from '@/lib/administrators/choose-password';
import { passSecondFactor } from '@/lib/administrators/pass-second-factor';
import { operatorAt } from '@/lib/audit/by';
import type { ConsoleVisit } from '@/lib/auth/administrator-session';
import { decryptSecret, digestSecret } from '@/lib/keys';

export const PASSWORD = 'lampe vélo tulipe orage';
export const BROWSER = { address: '192.0.2.7', agent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/150.0' };

export const tokenOfLink = (url: string): string => url.split('/').at(-1) ?? '';

/** What a cookie's token leads to, as the guard sees it. */
export async function visitOf(token: string): Promise<ConsoleVisit> {
  const visit = await findAdministratorSession(digestSecret(token));
  if (!visit) throw new Error('this token leads to no session');
  return visit;
}

/** The secret of codes: enrolled, or about to be. */
export function totpSecretOf({ administrator, session }: ConsoleVisit): string {
  const ciphertext = administrator.totpCiphertext ?? session.totpCiphertext ?? '';
  return decryptSecret(ciphertext, totpContext(administrator.id));
}

export const codeAt = (secret: string, now: Date): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now.getTime() });

export type TestAdministrator = {
  administrator: Administrator;
  email: string;
  /** Of the session by which it enrolled its codes. */
  token: string;
  secret: string;
  recoveryCodes: string[];
};

/** An account whose owner has chosen a password and enrolled a second factor, at `now`. */
export async function makeTestAdministrator(role: Role, now: Date): Promise<TestAdministrator> {
  const email = `${randomUUID()}@exploitation.example`;
  const { administrator, link } = await createAdministrator({ email, role }, operatorAt(now));
  const chosen = { password: PASSWORD, repeated: PASSWORD };
  const begun = await chooseFirstPassword(tokenOfLink(link.url), chosen, BROWSER, now);
  const pending = await visitOf(begun.token);
  const secret = totpSecretOf(pending);
  const outcome = await passSecondFactor(pending, codeAt(secret, now), BROWSER, now);
  if (outcome.kind !== 'accepted') throw new Error('the code was refused');
  const account = (await findAdministrator(administrator.id)) ?? administrator;
  return {
    administrator: account,
    email,
    token: outcome.begun.token,
    secret,
    recoveryCodes: outcome.recoveryCodes ?? [],
  };
}
