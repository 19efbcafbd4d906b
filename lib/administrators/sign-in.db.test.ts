import { beforeEach, describe, expect, it } from 'vitest';
import { findAdministratorSession, findSessionsOf } from '@/db/queries/administrator-sessions';
import { countRecoveryCodes } from '@/db/queries/administrators';
import { auditRows } from '@/db/testing/audit-rows';
import { everythingStored } from '@/db/testing/change-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { operatorAt } from '@/lib/audit/by';
import { digestSecret } from '@/lib/keys';
import { createAdministrator, disableAdministrator, newLink } from './accounts';
import { chooseFirstPassword, ownerOfLink } from './choose-password';
import { passSecondFactor } from './pass-second-factor';
import { signInWithPassword } from './sign-in';
import {
  BROWSER,
  codeAt,
  makeTestAdministrator,
  PASSWORD,
  type TestAdministrator,
  tokenOfLink,
  visitOf,
} from './testing/make-administrator';

useTestDatabase();

const NOW = new Date('2026-11-22T10:00:05.000Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const elsewhere = (address: string) => ({ ...BROWSER, address });

/** Each test from an address of its own: tries are counted per address too. */
let tests = 0;
let browser = BROWSER;

beforeEach(() => {
  tests += 1;
  browser = elsewhere(`10.0.0.${tests}`);
});

const make = () => makeTestAdministrator('administrator', NOW);
const enter = (email: string, password = PASSWORD, now = later(30), from = browser) =>
  signInWithPassword({ email, password }, from, now);

/** A session that waits for its code. */
async function pendingVisit({ email }: TestAdministrator, now = later(30)) {
  const outcome = await enter(email, PASSWORD, now);
  if (outcome.kind !== 'accepted') throw new Error(outcome.kind);
  return visitOf(outcome.begun.token);
}

describe('the password', () => {
  it('begins a session that waits for the code, for ten minutes', async () => {
    const { session } = await pendingVisit(await make());
    expect(session).toMatchObject({ completedAt: null, expiresAt: later(30 + 600) });
  });

  it('is taken whatever the case of the address and the spaces around it', async () => {
    const { email } = await make();
    expect((await enter(`  ${email.toUpperCase()} `)).kind).toBe('accepted');
  });

  it('is refused alike: wrong, of no account, of an account without one, of a disabled one', async () => {
    const [known, disabled] = [await make(), await make()];
    await disableAdministrator(disabled.administrator.id, operatorAt(NOW));
    const email = 'attend@exploitation.example';
    await createAdministrator({ email, role: 'reader' }, operatorAt(NOW));
    expect(await enter(known.email, 'lampe vélo tulipe orages')).toEqual({ kind: 'refused' });
    expect(await enter('personne@exploitation.example')).toEqual({ kind: 'refused' });
    expect(await enter(email, '')).toEqual({ kind: 'refused' });
    expect(await enter(disabled.email)).toEqual({ kind: 'refused' });
  });

  it('is in no row of the database, nor is the token of a session, a code of recovery or a link', async () => {
    const { token, recoveryCodes, secret } = await make();
    const { link } = await createAdministrator({ email: 'lien@x.example', role: 'reader' }, operatorAt(NOW));
    const stored = await everythingStored();
    expect(stored).toContain(digestSecret(token));
    for (const text of [PASSWORD, token, secret, tokenOfLink(link.url), ...recoveryCodes]) {
      expect(stored).not.toContain(text);
    }
  });
});

describe('too many wrong passwords', () => {
  it('lock the account for that address: five in a minute, ten in an hour, the right one too', async () => {
    const { email } = await make();
    for (let count = 0; count < 5; count++) expect((await enter(email, 'faux')).kind).toBe('refused');
    expect(await enter(email)).toEqual({ kind: 'locked', retryAt: later(30 + 60) });
    for (let count = 0; count < 5; count++) expect((await enter(email, 'faux', later(91))).kind).toBe('refused');
    expect(await enter(email, PASSWORD, later(200))).toEqual({ kind: 'locked', retryAt: later(30 + 3600) });
    expect((await enter(email, PASSWORD, later(30 + 3600))).kind).toBe('accepted');
  });

  it('do not lock out an owner who comes from elsewhere', async () => {
    const { email } = await make();
    for (let count = 0; count < 6; count++) await enter(email, 'faux');
    expect((await enter(email, PASSWORD, later(31), elsewhere('198.51.100.1'))).kind).toBe('accepted');
  });

  it('are counted exactly when they come at once', async () => {
    const { email } = await make();
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => enter(email, 'faux')));
    expect(outcomes.filter(({ kind }) => kind === 'refused')).toHaveLength(5);
  });

  it('of accounts that do not exist are locked alike', async () => {
    for (let count = 0; count < 5; count++) await enter('inconnu@x.example', 'faux');
    expect((await enter('inconnu@x.example', 'faux')).kind).toBe('locked');
  });

  it('close the door to an address that tries many accounts, thirty in a minute', async () => {
    for (let count = 0; count < 30; count++) await enter(`a${count}@x.example`, 'faux', NOW, browser);
    expect((await enter((await make()).email, PASSWORD, NOW, browser)).kind).toBe('locked');
  });

  it('count for the whole of an IPv6 network, of which one has any address', async () => {
    const { email } = await make();
    const [mine, next] = ['2001:db8:7:1', '2001:db8:7:2'];
    for (let rank = 1; rank <= 5; rank++) {
      expect((await enter(email, 'faux', NOW, elsewhere(`${mine}:${rank}::${rank}`))).kind).toBe('refused');
    }
    expect((await enter(email, PASSWORD, NOW, elsewhere(`${mine}::ffff`))).kind).toBe('locked');
    expect((await enter(email, PASSWORD, NOW, elsewhere(`${next}::1`))).kind).toBe('accepted');
  });

  it('from many addresses are slowed, and never lock out an owner who comes from another', async () => {
    const { email } = await make();
    const waits: number[] = [];
    const wait = async (waitMs: number) => void waits.push(waitMs);
    const from = (rank: number, password = 'faux', at = NOW) =>
      signInWithPassword({ email, password }, elsewhere(`10.9.${rank}.1`), at, wait);
    for (let rank = 0; rank < 20; rank++) expect((await from(rank)).kind).toBe('refused');
    expect(waits).toEqual([]);
    // The twenty-first of a minute, and all that follow, wait; an address has two of them, not five.
    for (let rank = 20; rank < 40; rank++) {
      expect([(await from(rank)).kind, (await from(rank)).kind]).toEqual(['refused', 'refused']);
      expect((await from(rank, PASSWORD)).kind).toBe('locked');
    }
    expect(waits).toEqual(Array(40).fill(3_000));
    expect((await from(99, PASSWORD)).kind).toBe('accepted');
    // Over the hour too: sixty, then four to an address.
    let refused = 0;
    for (let minute = 1; minute <= 20; minute++) {
      const at = new Date(NOW.getTime() + minute * 61_000);
      for (let count = 0; count < 5; count++) if ((await from(100, 'faux', at)).kind === 'refused') refused++;
      for (let rank = 0; rank < 3; rank++) await from(200 + rank, 'faux', at);
    }
    expect(refused).toBeLessThanOrEqual(10 + 4);
    expect((await from(98, PASSWORD, new Date(NOW.getTime() + 3_000_000))).kind).toBe('accepted');
  });

  it('are forgotten once somebody has signed in', async () => {
    const account = await make();
    for (let count = 0; count < 4; count++) await enter(account.email, 'faux');
    const visit = await pendingVisit(account);
    // As a password manager's page shows it: in two groups, between direction marks.
    const code = `\u202a${codeAt(account.secret, later(30)).replace(/(?=...$)/, '\u202f')}\u202c`;
    await passSecondFactor(visit, code, browser, later(30));
    for (let count = 0; count < 5; count++) expect((await enter(account.email, 'faux')).kind).toBe('refused');
  });
});

describe('the code', () => {
  it('opens a session of its own, and ends the one that waited', async () => {
    const account = await make();
    const visit = await pendingVisit(account);
    const outcome = await passSecondFactor(visit, codeAt(account.secret, later(30)), browser, later(30));
    if (outcome.kind !== 'accepted') throw new Error(outcome.kind);
    expect(outcome.recoveryCodes).toBeNull();
    const { session } = await visitOf(outcome.begun.token);
    expect(session).toMatchObject({ completedAt: later(30), expiresAt: later(30 + 1800), ...browser });
    expect(await findAdministratorSession(visit.session.digest)).toBeUndefined();
  });

  it('serves once, also when it is posted twice at once, and no earlier one after it', async () => {
    const account = await make();
    const code = codeAt(account.secret, later(30));
    const visits = [await pendingVisit(account), await pendingVisit(account), await pendingVisit(account)] as const;
    const both = await Promise.all(
      visits.slice(0, 2).map((visit) => passSecondFactor(visit, code, browser, later(30))),
    );
    expect(both.map(({ kind }) => kind).sort()).toEqual(['accepted', 'refused']);
    const earlier = codeAt(account.secret, NOW);
    expect((await passSecondFactor(visits[2], earlier, browser, later(31))).kind).toBe('refused');
  });

  it('that is wrong is refused; after five, the right one too, wherever it comes from', async () => {
    const account = await make();
    const visit = await pendingVisit(account);
    for (let count = 0; count < 5; count++) {
      expect((await passSecondFactor(visit, '000000', elsewhere(`198.51.100.${count}`), later(30))).kind).toBe(
        'refused',
      );
    }
    const right = codeAt(account.secret, later(31));
    expect((await passSecondFactor(visit, right, browser, later(31))).kind).toBe('locked');
  });

  it('may be one of ten of recovery, in any case, each once', async () => {
    const account = await make();
    expect(new Set(account.recoveryCodes).size).toBe(10);
    const [code = ''] = account.recoveryCodes;
    const given = code.toLowerCase().replaceAll('-', ' ');
    expect((await passSecondFactor(await pendingVisit(account), given, browser, later(30))).kind).toBe('accepted');
    expect(await countRecoveryCodes(account.administrator.id)).toBe(9);
    expect((await passSecondFactor(await pendingVisit(account), code, browser, later(31))).kind).toBe('refused');
  });

  it('of another account opens nothing', async () => {
    const [account, other] = [await make(), await make()];
    const code = codeAt(other.secret, later(30));
    expect((await passSecondFactor(await pendingVisit(account), code, browser, later(30))).kind).toBe('refused');
    const [recovery = ''] = other.recoveryCodes;
    expect((await passSecondFactor(await pendingVisit(account), recovery, browser, later(30))).kind).toBe('refused');
  });

  it('opens nothing once the session that waited was revoked', async () => {
    const account = await make();
    const visit = await pendingVisit(account);
    await disableAdministrator(account.administrator.id, operatorAt(NOW));
    const passing = passSecondFactor(visit, codeAt(account.secret, later(30)), browser, later(30));
    await expect(passing).rejects.toMatchObject({ code: 'unauthorized' });
  });
});

describe('a one-time link', () => {
  const chosen = { password: PASSWORD, repeated: PASSWORD };
  const invite = async (email: string) => {
    const made = await createAdministrator({ email, role: 'reader' }, operatorAt(NOW));
    return { id: made.administrator.id, token: tokenOfLink(made.link.url) };
  };

  it('opens for 48 hours, however often it is looked at, until it is used', async () => {
    const { token } = await invite('un@x.example');
    const last = later(48 * 3600 - 1);
    expect((await ownerOfLink(token, last))?.email).toBe('un@x.example');
    expect(await ownerOfLink(token, later(48 * 3600))).toBeUndefined();
    await chooseFirstPassword(token, chosen, browser, last);
    expect(await ownerOfLink(token, last)).toBeUndefined();
    await expect(chooseFirstPassword(token, chosen, browser, last)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('serves once when it is posted twice at once', async () => {
    const { token } = await invite('deux@x.example');
    const both = await Promise.allSettled([1, 2].map(() => chooseFirstPassword(token, chosen, browser, NOW)));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('still serves after a password that is refused', async () => {
    const { token } = await invite('trois@x.example');
    for (const wrong of [
      { password: 'court', repeated: 'court' },
      { password: PASSWORD, repeated: 'autre' },
    ]) {
      await expect(chooseFirstPassword(token, wrong, browser, NOW)).rejects.toMatchObject({ code: 'invalid' });
    }
    await expect(chooseFirstPassword(token, chosen, browser, NOW)).resolves.toBeDefined();
  });

  it('in place of a lost password leaves the second factor and ends the sessions', async () => {
    const account = await make();
    const first = tokenOfLink((await newLink(account.administrator.id, operatorAt(NOW))).url);
    const second = tokenOfLink((await newLink(account.administrator.id, operatorAt(NOW))).url);
    expect(await ownerOfLink(first, NOW)).toBeUndefined();
    const begun = await chooseFirstPassword(second, chosen, browser, NOW);
    expect(await findSessionsOf(account.administrator.id, NOW)).toEqual([]);
    const visit = await visitOf(begun.token);
    expect(visit.session.totpCiphertext).toBeNull();
    expect((await passSecondFactor(visit, codeAt(account.secret, NOW), browser, NOW)).kind).toBe('refused');
    expect((await passSecondFactor(visit, codeAt(account.secret, later(30)), browser, later(30))).kind).toBe(
      'accepted',
    );
  });
});

it('the audit log tells successes, failures and lock-outs, and nothing that was typed', async () => {
  const account = await make();
  const before = new Set((await auditRows()).map(({ id }) => id));
  const attacker = elsewhere('203.0.113.77');
  for (let count = 0; count < 7; count++) await enter(account.email, 'secret-typed', later(30), attacker);
  await passSecondFactor(await pendingVisit(account), codeAt(account.secret, later(30)), browser, later(30));
  const rows = (await auditRows()).filter(({ id }) => !before.has(id));
  const { id } = account.administrator;
  const failed = { address: attacker.address, actorKind: 'public', actorId: null, targetId: id };
  expect(rows.toSorted((one, other) => (one.action < other.action ? -1 : 1))).toMatchObject([
    { ...failed, action: 'administrator.locked_out' },
    ...Array(4).fill({ ...failed, action: 'administrator.sign_in_failed' }),
    { action: 'administrator.signed_in', actorKind: 'administrator', actorId: id, address: browser.address },
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/secret-typed|exploitation\.example/);
});
