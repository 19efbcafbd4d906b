import { beforeAll, describe, expect, it, vi } from 'vitest';
import { inTransaction } from '@/db/database';
import { findGrants } from '@/db/queries/access';
import { findAddressWritten } from '@/db/queries/addresses';
import { findOpenToAddress, findPeople } from '@/db/queries/confirmed-access';
import type { Market } from '@/db/queries/markets';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestApplication, makeTestMarket } from '@/db/testing/make-test-market';
import { auditRowsAbout, messageRows, messagesAbout } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { createAccessLink } from '@/lib/auth/access-links';
import { enterByLink } from '@/lib/auth/enter-by-link';
import { REQUIRED_TO_SUBMIT } from '@/lib/catalogue';
import { forgetEnv } from '@/lib/env';
import { askCode, confirmCode, findAwaitedCode } from './codes';
import { openByAddress } from './open-by-address';
import { addressOfSession, signOutOfAddress } from './session-address';
import { codeSentTo, makePerson, newAddress, sessionOf } from './testing/person';

useTestDatabase();

const NOW = new Date('2026-11-22T10:00:00Z');
const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const NETWORK = '192.0.2.1';
let market: Market;

beforeAll(async () => {
  vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:9');
  vi.stubEnv('SMTP_FROM', 'a@b.example');
  forgetEnv();
  market = await makeTestMarket((await makeTestEditor()).editor.id, Object.values(REQUIRED_TO_SUBMIT));
});

/** Asks for a code as a browser does; returns its cookie, the code in its mailbox and the address's row. */
async function ask(address: string, now = NOW, more: Partial<Parameters<typeof askCode>[0]> = {}) {
  const asked = await askCode({ address, network: NETWORK, ...more }, now);
  if (!('token' in asked)) throw new Error('made to wait');
  const row = await findAddressWritten(address);
  if (!row) throw new Error('no address');
  return { token: asked.token, code: await codeSentTo(row.id), addressId: row.id };
}

const confirm = (token: string | undefined, typed: string, now = NOW) =>
  confirmCode({ token, typed, session: undefined }, now);
const wrong = (code: string) => (code === '000000' ? '000001' : '000000');

/** A browser that opened the platform's link into a new application. */
async function browserInApplication() {
  const application = await makeTestApplication(market);
  const what = { subject: 'application', subjectId: application.id } as const;
  const link = await inTransaction((tx) => createAccessLink(tx, { ...what, expiresAt: market.deadline }, NOW));
  const token = await enterByLink({ ...what, token: link, identifier: application.identifier }, undefined, NOW);
  return { application, at: { ...what, identifier: application.identifier }, session: await sessionOf(token ?? '') };
}

describe('a code', () => {
  it('has six digits, and opens once, for the browser that asked', async () => {
    const address = newAddress();
    const { token, code, addressId } = await ask(address);
    expect(code).toMatch(/^\d{6}$/);
    const other = await ask(newAddress());
    expect(await confirm(other.token, code)).toMatchObject({ wrong: { triesLeft: 4 } });
    expect(await confirm(undefined, code)).toBe('over');
    expect(await confirm('another', code)).toBe('over');
    const confirmed = await confirm(token, ` ${code.slice(0, 3)} ${code.slice(3)} `);
    if (typeof confirmed === 'string' || 'wrong' in confirmed) throw new Error('refused');
    const session = await sessionOf(confirmed.sessionToken);
    expect(await addressOfSession(session.id)).toMatchObject({ address, confirmedAt: NOW });
    expect(await confirm(token, code)).toBe('over');
    expect(await auditRowsAbout(addressId)).toMatchObject([{ action: 'address.confirmed' }]);
  });

  it('ends after 15 minutes, or five tries, or when another is asked for by a page that it replaces', async () => {
    const late = await ask(newAddress());
    expect(await findAwaitedCode(late.token, at(899))).toBeDefined();
    expect(await findAwaitedCode(late.token, at(900))).toBeUndefined();
    expect(await confirm(late.token, late.code, at(900))).toBe('over');
    const tried = await ask(newAddress());
    for (const triesLeft of [4, 3, 2, 1])
      expect(await confirm(tried.token, wrong(tried.code))).toEqual({ wrong: { triesLeft } });
    expect(await confirm(tried.token, wrong(tried.code))).toBe('over');
    expect(await confirm(tried.token, tried.code)).toBe('over');
  });

  it('tried five times at once with all that it may be, is tried five times', async () => {
    const { token, code } = await ask(newAddress());
    const typed = [...Array.from({ length: 19 }, () => wrong(code)), code];
    const outcomes = await Promise.all(typed.map((each) => confirm(token, each)));
    expect(outcomes.filter((outcome) => typeof outcome === 'object').length).toBeLessThanOrEqual(5);
  });

  it('is asked for in the same words, and in as many steps, whether anybody knows the address or not', async () => {
    const known = await makePerson(NOW);
    const [one, other] = [await ask(known.address), await ask(newAddress())];
    expect([await messageRows(one.addressId), await messageRows(other.addressId)].map(({ length }) => length)).toEqual([
      1, 1,
    ]);
    expect((await findAwaitedCode(one.token, NOW))?.to.address).toBe(known.address);
  });
});

describe('what is confirmed', () => {
  it('opens the application it was asked for by the address too, and the way back is written once', async () => {
    const { application, at: asked, session } = await browserInApplication();
    const { token, code, addressId } = await ask(newAddress(), NOW, { at: asked });
    const confirmed = await confirmCode({ token, typed: code, session }, NOW);
    expect(confirmed).toMatchObject({ askedAt: application.identifier });
    expect(await findPeople(asked)).toMatchObject([{ addressId, usedAt: NOW }]);
    expect((await messagesAbout(application.id)).map(({ kind }) => kind)).toEqual(['way_back']);
    expect((await findOpenToAddress(addressId)).map(({ application: { identifier } }) => identifier)).toEqual([
      application.identifier,
    ]);
  });

  it('opens nothing that the browser may not open any more', async () => {
    const { at: asked } = await browserInApplication();
    const { token, code } = await ask(newAddress(), NOW, { at: asked });
    await confirm(token, code);
    expect(await findPeople(asked)).toEqual([]);
  });

  it('is a grant of each browser’s own, and « Quitter » takes it back there alone', async () => {
    const { application, at: asked } = await browserInApplication();
    const person = await makePerson(NOW, asked);
    const browsers = [];
    for (const seconds of [1, 2]) {
      const { token, code } = await ask(person.address, at(seconds));
      const confirmed = await confirm(token, code, at(seconds));
      if (typeof confirmed === 'string' || 'wrong' in confirmed) throw new Error('refused');
      browsers.push(await sessionOf(confirmed.sessionToken));
    }
    for (const session of browsers)
      expect(await openByAddress(session, person.accessId, NOW)).toBe(application.identifier);
    const [one, other] = browsers;
    if (!one || !other) throw new Error('two browsers');
    expect(await signOutOfAddress(one.id, NOW)).toBe(false);
    await expect(sessionOf('x')).rejects.toThrow();
    expect(await findGrants(one.id)).toEqual([]);
    expect(await findGrants(other.id)).toHaveLength(1);
    const stranger = await makePerson(NOW);
    const { token, code } = await ask(stranger.address);
    const theirs = await confirmCode({ token, typed: code, session: other }, NOW);
    expect(theirs).toHaveProperty('sessionToken');
    // The next person in that browser is not let into what the one before had.
    expect(await findGrants(other.id)).toEqual([]);
  });

  it('is not opened by another’s address', async () => {
    const { at: asked } = await browserInApplication();
    const owner = await makePerson(NOW, asked);
    const { token, code } = await ask(newAddress());
    const confirmed = await confirm(token, code);
    if (typeof confirmed === 'string' || 'wrong' in confirmed) throw new Error('refused');
    const stranger = await sessionOf(confirmed.sessionToken);
    expect(await openByAddress(stranger, owner.accessId, NOW)).toBeUndefined();
    expect(await findGrants(stranger.id)).toEqual([]);
  });
});

describe('codes are delayed, and nobody is locked out', () => {
  const tryAsking = (address: string, network: string, now = NOW) => askCode({ address, network }, now);

  it('per address and network, per network, per application, per address from everywhere', async () => {
    vi.stubEnv('RATE_LIMITS', 'on');
    forgetEnv();
    const address = newAddress();
    const mine = '198.51.100.7';
    for (let count = 0; count < 3; count++) expect(await tryAsking(address, mine)).toHaveProperty('token');
    const refused = await tryAsking(address, mine);
    expect(refused).toEqual({ retryAt: at(60) });
    expect(await tryAsking(address, mine, at(61))).toHaveProperty('token');
    // From many networks the address is besieged: each has one a minute, and one that has not asked yet always has one.
    for (let rank = 1; rank <= 30; rank++)
      expect(await tryAsking(address, `203.0.113.${rank}`)).toHaveProperty('token');
    expect(await tryAsking(address, '203.0.113.30', at(1))).toHaveProperty('retryAt');
    expect(await tryAsking(address, '192.0.2.99', at(1))).toHaveProperty('token');
    const crowd = '198.51.100.8';
    for (let count = 0; count < 15; count++) expect(await tryAsking(newAddress(), crowd)).toHaveProperty('token');
    expect(await tryAsking(newAddress(), crowd)).toHaveProperty('retryAt');
    const { at: asked } = await browserInApplication();
    const of = (rank: number) =>
      askCode({ address: newAddress(), network: `198.51.100.${100 + rank}`, at: asked }, NOW);
    for (let rank = 0; rank < 8; rank++) expect(await of(rank)).toHaveProperty('token');
    expect(await of(9)).toHaveProperty('retryAt');
    vi.stubEnv('RATE_LIMITS', 'off');
    forgetEnv();
  });
});
