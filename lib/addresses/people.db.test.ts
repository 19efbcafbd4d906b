import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { inTransaction } from '@/db/database';
import { findGrants, insertGrant, insertSession } from '@/db/queries/access';
import type { Application } from '@/db/queries/applications';
import { findAccessById, findOpenToAddress, findPeople, type What } from '@/db/queries/confirmed-access';
import { shareAccess } from '@/db/queries/copy-application';
import type { Market } from '@/db/queries/markets';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestApplication, makeTestMarket } from '@/db/testing/make-test-market';
import { auditRowsAbout, messagesAbout } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { renewApplicationLink } from '@/lib/addresses/renew-application-link';
import { REQUIRED_TO_SUBMIT } from '@/lib/catalogue';
import { forgetEnv } from '@/lib/env';
import { newOpaqueToken } from '@/lib/identifiers';
import { digestSecret } from '@/lib/keys';
import { endAccess, invite, withdrawAccess } from './people';
import { makePerson, newAddress } from './testing/person';

useTestDatabase();

const NOW = new Date('2026-11-22T10:00:00Z');
let market: Market;
let application: Application;
let what: What & { identifier: string };

beforeAll(async () => {
  vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:9');
  vi.stubEnv('SMTP_FROM', 'a@b.example');
  forgetEnv();
  market = await makeTestMarket((await makeTestEditor()).editor.id, Object.values(REQUIRED_TO_SUBMIT));
});
beforeEach(async () => {
  application = await makeTestApplication(market);
  what = { subject: 'application', subjectId: application.id, identifier: application.identifier };
});

const told = async () => (await messagesAbout(application.id)).map(({ kind, address }) => [kind, address]);

/** A browser that came in by this access. */
async function browserBy(accessId: string) {
  return inTransaction(async (tx) => {
    const life = { createdAt: NOW, expiresAt: new Date(NOW.getTime() + 86_400_000) };
    const session = await insertSession(tx, { digest: digestSecret(newOpaqueToken()), ...life });
    const access = await findAccessById(tx, accessId);
    if (!access) throw new Error('no such access');
    await insertGrant(tx, session.id, access, NOW);
    return session;
  });
}

describe('a colleague', () => {
  it('is invited by a message without any secret, and is seen by the others', async () => {
    const address = newAddress();
    expect(await invite(what, address, NOW)).toBeUndefined();
    expect(await findPeople(what)).toMatchObject([{ address, usedAt: null }]);
    const [message] = await messagesAbout(application.id);
    expect(message).toMatchObject({ kind: 'invitation', address });
    expect(Object.keys(message?.facts ?? {}).sort()).toEqual(['application', 'deadline', 'market']);
    expect((await auditRowsAbout(application.identifier)).map(({ action }) => action)).toEqual([
      'application.person_invited',
    ]);
    expect(JSON.stringify(await auditRowsAbout(application.identifier))).not.toContain(address);
  });

  it('is written to five times a day at most, whatever the application, and an application writes to twenty', async () => {
    const address = newAddress();
    for (let count = 0; count < 5; count++) expect(await invite(what, address, NOW)).toBeUndefined();
    expect(await invite(what, address, NOW)).toBe('too_many');
    const other = await makeTestApplication(market);
    expect(await invite({ ...what, subjectId: other.id, identifier: other.identifier }, address, NOW)).toBe('too_many');
    for (let count = 0; count < 15; count++) expect(await invite(what, newAddress(), NOW)).toBeUndefined();
    expect(await invite(what, newAddress(), NOW)).toBe('too_many');
    const tomorrow = new Date(NOW.getTime() + 86_400_001);
    expect(await invite(what, address, tomorrow)).toBeUndefined();
  });
});

describe('nobody locks another out', () => {
  it('one ends one’s own access, or an invitation that nobody used', async () => {
    const [one, other] = [await makePerson(NOW, what), await makePerson(NOW, what)];
    await invite(what, newAddress(), NOW);
    const invited = (await findPeople(what)).find(({ usedAt }) => usedAt === null);
    await expect(withdrawAccess(what, other.accessId, one.id, NOW)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(withdrawAccess(what, other.accessId, undefined, NOW)).rejects.toMatchObject({ code: 'forbidden' });
    await withdrawAccess(what, invited?.id ?? '', one.id, NOW);
    await withdrawAccess(what, one.accessId, one.id, NOW);
    expect((await findPeople(what)).map(({ addressId }) => addressId)).toEqual([other.id]);
    expect(await findOpenToAddress(one.id)).toEqual([]);
  });

  it('nor by naming an access of another application', async () => {
    const elsewhere = await makeTestApplication(market);
    const person = await makePerson(NOW, { subject: 'application', subjectId: elsewhere.id });
    await withdrawAccess(what, person.accessId, person.id, NOW);
    expect(await findOpenToAddress(person.id)).toHaveLength(1);
  });
});

describe('who may end one', () => {
  it('an operator ends one, closes its browsers, and its owner is told', async () => {
    const [one, other] = [await makePerson(NOW, what), await makePerson(NOW, what)];
    const [closed, open] = [await browserBy(one.accessId), await browserBy(other.accessId)];
    expect(await endAccess(what, one.accessId, NOW)).toBe(true);
    expect(await findGrants(closed.id)).toEqual([]);
    expect(await findGrants(open.id)).toHaveLength(1);
    expect(await told()).toEqual([['access_ended', one.address]]);
    expect(await endAccess(what, one.accessId, NOW)).toBe(false);
  });

  it('`revoke_previous` ends them all, and tells those people; without it nothing ends', async () => {
    const people = [await makePerson(NOW, what), await makePerson(NOW, what)];
    const session = await browserBy(people[0]?.accessId ?? '');
    await renewApplicationLink(application.id, false, NOW);
    expect(await findPeople(what)).toHaveLength(2);
    await renewApplicationLink(application.id, true, NOW);
    expect(await findPeople(what)).toEqual([]);
    expect(await findGrants(session.id)).toEqual([]);
    expect(await told()).toEqual(people.map(({ address }) => ['access_ended', address]).sort());
    // Invited again, they are in again.
    expect(await invite(what, people[0]?.address ?? '', NOW)).toBeUndefined();
    expect(await findPeople(what)).toHaveLength(1);
  });
});

it('those who have access to an application have it to the one that replaces it, and lose both when an operator ends it', async () => {
  const person = await makePerson(NOW, what);
  const next = await makeTestApplication(market, { replacesId: application.id });
  await inTransaction((tx) => shareAccess(tx, { subject: 'application', from: application.id, to: next.id }, NOW));
  const open = async () => (await findOpenToAddress(person.id)).map(({ application: { id } }) => id).sort();
  expect(await open()).toEqual([application.id, next.id].sort());
  expect(await endAccess(what, person.accessId, NOW)).toBe(true);
  expect(await open()).toEqual([]);
});
