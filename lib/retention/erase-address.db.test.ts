import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import { findAddress } from '@/db/queries/addresses';
import { findApplication, markSubmitted } from '@/db/queries/applications';
import { findPeople } from '@/db/queries/confirmed-access';
import type { Market } from '@/db/queries/markets';
import { findErasures } from '@/db/queries/retention/erasure';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestApplication, makeTestMarket } from '@/db/testing/make-test-market';
import { auditRowsAbout } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { makePerson } from '@/lib/addresses/testing/person';
import { createAccessLink } from '@/lib/auth/access-links';
import { enterByLink } from '@/lib/auth/enter-by-link';
import { REQUIRED_TO_SUBMIT } from '@/lib/catalogue';
import { eraseAddress } from './erase-address';
import { proofDigest } from './erase-due';
import { placeHold } from './legal-hold';

useTestDatabase();

const NOW = new Date('2026-11-22T10:00:00Z');
const ALL = { sessionId: null, withDrafts: true };
let market: Market;

beforeAll(async () => {
  market = await makeTestMarket((await makeTestEditor()).editor.id, Object.values(REQUIRED_TO_SUBMIT));
});

async function draft() {
  const application = await makeTestApplication(market);
  return { application, what: { subject: 'application', subjectId: application.id } as const };
}
const submit = (id: string) =>
  inTransaction((tx) =>
    markSubmitted(tx, id, {
      ...{ siret: '13002526500013', foreignIdentifier: null, companyName: 'A', completedAt: NOW },
      verificationSecretCiphertext: 'x',
    }),
  );

describe('the owner of an address has it erased', () => {
  it('with its access, and the draft that nobody else opens; a proof stays, and nothing of the address', async () => {
    const { application, what } = await draft();
    const person = await makePerson(NOW, what);
    expect(await eraseAddress(person.id, ALL, NOW)).toEqual({ drafts: 1, left: 0 });
    expect(await findApplication(application.id)).toBeUndefined();
    expect(await findAddress(person.id)).toBeUndefined();
    expect(await findErasures(proofDigest(application.identifier))).toMatchObject([{ rule: 'on_request' }]);
    const rows = await auditRowsAbout(person.id);
    expect(rows.map(({ action }) => action)).toEqual(['address.erased']);
    expect(JSON.stringify(rows)).not.toContain(person.address);
    expect(await eraseAddress(person.id, ALL, NOW)).toEqual({ drafts: 0, left: 0 });
  });

  it('not a draft that another has access to, a browser opened by the platform’s link, or the law holds', async () => {
    const shared = await draft();
    const person = await makePerson(NOW, shared.what);
    const colleague = await makePerson(NOW, shared.what);
    await eraseAddress(person.id, ALL, NOW);
    expect(await findApplication(shared.application.id)).toBeDefined();
    expect((await findPeople(shared.what)).map(({ addressId }) => addressId)).toEqual([colleague.id]);

    const opened = await draft();
    const link = await inTransaction((tx) => createAccessLink(tx, { ...opened.what, expiresAt: market.deadline }, NOW));
    await enterByLink({ ...opened.what, token: link }, undefined, NOW);
    const owner = await makePerson(NOW, opened.what);
    expect(await eraseAddress(owner.id, ALL, NOW)).toEqual({ drafts: 0, left: 1 });
    expect(await findApplication(opened.application.id)).toBeDefined();

    const held = await draft();
    await placeHold(held.application.identifier, 'contestation', NOW);
    const heldBy = await makePerson(NOW, held.what);
    expect(await eraseAddress(heldBy.id, ALL, NOW)).toEqual({ drafts: 0, left: 1 });
    expect(await findApplication(held.application.id)).toBeDefined();
  });

  it('nor what was submitted, nor drafts that were not asked to go', async () => {
    const submitted = await draft();
    await submit(submitted.application.id);
    const person = await makePerson(NOW, submitted.what);
    expect(await eraseAddress(person.id, ALL, NOW)).toEqual({ drafts: 0, left: 1 });
    expect(await findApplication(submitted.application.id)).toBeDefined();
    const kept = await draft();
    const other = await makePerson(NOW, kept.what);
    expect(await eraseAddress(other.id, { sessionId: null, withDrafts: false }, NOW)).toEqual({ drafts: 0, left: 1 });
    expect(await findApplication(kept.application.id)).toBeDefined();
  });
});
