import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import { insertGrant, insertSession } from '@/db/queries/access';
import { putAnswer } from '@/db/queries/answers';
import { endAccesses, findAccessById, putAccess, type What } from '@/db/queries/confirmed-access';
import type { Market } from '@/db/queries/markets';
import { findApplicationOpenTo } from '@/db/queries/open-applications';
import { changeApplication, changeDocument } from '@/db/testing/change-rows';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestMarket } from '@/db/testing/make-test-market';
import { alter } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { makePerson } from '@/lib/addresses/testing/person';
import { confirmInSession } from '@/lib/addresses/testing/session';
import { createAccessLink } from '@/lib/auth/access-links';
import { enterByLink } from '@/lib/auth/enter-by-link';
import { newOpaqueToken } from '@/lib/identifiers';
import { digestSecret } from '@/lib/keys';
import { findOffers } from './offer-earlier';
import { withdrawApplication } from './replace-application';
import {
  addDocument,
  beginApplication,
  EMAIL,
  FILES,
  identity,
  NAME,
  SIRET,
  YES_NO,
} from './testing/begin-application';
import { readyAt, submittedAt } from './testing/submitted';

useTestDatabase();

const NOW = new Date('2026-11-25T10:00:00.000Z');
const LATER = new Date('2026-11-26T10:00:00.000Z');
const LEAD = '13002526500013';
const TECHNICAL = 'capacites_techniques_professionnelles';
const TOOLS = `${TECHNICAL}_outillage_materiel_equipements`;
const QUALITY = `${TECHNICAL}_assurance_qualite_norme_assurance_qualite`;
const BIO = `${TECHNICAL}_certificats_bio`;
const HEADCOUNT = `${TECHNICAL}_effectifs_moyens_annuels`;
const INSURANCE = 'capacite_economique_financiere_assurance_risques_professionnels';
const ASKED = [SIRET, NAME, EMAIL, YES_NO, FILES, INSURANCE, TOOLS, QUALITY, BIO, HEADCOUNT];
const OFFERED = [NAME, EMAIL, TOOLS, QUALITY, BIO, HEADCOUNT];

const ANSWERS = {
  [`${TOOLS}.text`]: 'Deux nacelles et un atelier',
  [`${QUALITY}.text`]: 'ISO 9001',
  [`${HEADCOUNT}.years.1.year`]: '2025',
  [`${HEADCOUNT}.years.1.average_headcount`]: '12',
  [`${HEADCOUNT}.years.1.management_headcount`]: '',
  [`${HEADCOUNT}.years.2.year`]: '',
  [`${HEADCOUNT}.years.2.average_headcount`]: '',
  [`${HEADCOUNT}.years.2.management_headcount`]: '',
  [`${HEADCOUNT}.years.3.year`]: '',
  [`${HEADCOUNT}.years.3.average_headcount`]: '',
  [`${HEADCOUNT}.years.3.management_headcount`]: '',
};

let editor: Awaited<ReturnType<typeof makeTestEditor>>['editor'];
let next: Market;

beforeAll(async () => {
  editor = (await makeTestEditor()).editor;
  next = await makeTestMarket(editor.id, ASKED, { siret: '21350238800019' });
});

type Overrides = Parameters<typeof readyAt>[1];

/** Submitted on 22 November, with an answer to each question. */
async function earlier(overrides: Overrides = {}) {
  const of = await makeTestMarket(editor.id, ASKED, { name: 'Entretien des toitures' });
  const begun = await readyAt(of, overrides);
  const { firmId } = begun.application;
  const proof = await addDocument(firmId);
  const bio = await addDocument(firmId, 10, BIO);
  await begun.post('motifs_exclusion', { [`${YES_NO}.choice`]: 'no' });
  await begun.post('capacite_economique_financiere', { [`${INSURANCE}.checked`]: 'yes' });
  await begun.post(TECHNICAL, ANSWERS);
  expect(await begun.submit()).toEqual({ submitted: true });
  return { ...begun, what: { subject: 'application', subjectId: begun.id } as What, proof, bio };
}

/** A draft of the same firm, for another market. */
async function draftOf(overrides: Overrides = {}, siret = LEAD, of = next) {
  const draft = await beginApplication(of, overrides);
  await draft.post('company_identification', { [`${SIRET}.text`]: siret });
  return draft;
}

async function browser(addressId?: string): Promise<string> {
  const life = { createdAt: NOW, expiresAt: new Date(NOW.getTime() + 86_400_000) };
  const session = await inTransaction((tx) => insertSession(tx, { digest: digestSecret(newOpaqueToken()), ...life }));
  if (addressId) await confirmInSession(session.id, addressId);
  return session.id;
}

/** A browser that came by the platform's link. */
async function browserByLink(subjectId: string): Promise<string> {
  const link = { subject: 'application', subjectId } as const;
  const expiresAt = new Date(NOW.getTime() + 86_400_000);
  const token = await inTransaction((tx) => createAccessLink(tx, { ...link, expiresAt }, NOW));
  const life = { createdAt: NOW, expiresAt };
  const current = await inTransaction((tx) => insertSession(tx, { digest: digestSecret(newOpaqueToken()), ...life }));
  await enterByLink({ token, ...link }, current, NOW);
  return current.id;
}

async function offersTo(sessionId: string, draft: Awaited<ReturnType<typeof draftOf>>, now = NOW, of = next) {
  const application = await draft.current();
  const form = await draft.form();
  return findOffers({ sessionId, application, market: of }, form, form.fields, now);
}
const keysTo = async (...given: Parameters<typeof offersTo>) => [...(await offersTo(...given)).keys()];

describe('what is offered', () => {
  it('is what its owner answered, with its date and origin; never the number, exclusion, nor what one certifies', async () => {
    const first = await earlier();
    const { id } = await makePerson(NOW, first.what);
    const offers = await offersTo(await browser(id), await draftOf());
    expect([...offers.keys()].sort()).toEqual([...OFFERED].sort());
    expect(offers.get(TOOLS)).toMatchObject({
      ...{ identifier: first.identifier, isSameBuyer: false, isCertificate: false },
      value: { text: 'Deux nacelles et un atelier' },
      provenances: {
        '': {
          ...{ kind: 'earlier_application', at: '2026-11-22T10:00:00.123Z', reference: first.identifier },
          market: 'Entretien des toitures',
        },
      },
    });
    expect(offers.get(BIO)).toMatchObject({ isCertificate: true, files: [{ id: first.bio }] });
    // Nothing of the declaration is a field.
    expect(JSON.stringify([...offers])).not.toMatch(/declaration/);
  });

  it('says that the buyer is the same', async () => {
    const first = await earlier();
    const { id } = await makePerson(NOW, first.what);
    const same = await makeTestMarket(editor.id, ASKED);
    const offers = await offersTo(await browser(id), await draftOf({}, LEAD, same), NOW, same);
    expect(offers.get(TOOLS)?.isSameBuyer).toBe(true);
  });

  it('is the newest', async () => {
    const [first, second] = [await earlier(), await earlier()];
    await changeApplication(first.identifier, { completedAt: new Date('2026-11-21T10:00:00Z') });
    const { id } = await makePerson(NOW, first.what);
    const [sessionId, draft] = [await browser(id), await draftOf()];
    expect((await offersTo(sessionId, draft)).get(TOOLS)?.identifier).toBe(first.identifier);
    await inTransaction((tx) => putAccess(tx, { ...second.what, addressId: id, usedAt: NOW }, NOW));
    expect((await offersTo(sessionId, draft)).get(TOOLS)?.identifier).toBe(second.identifier);
  });

  it('is nothing where something is typed, joined, or said not to apply', async () => {
    const first = await earlier();
    const { id } = await makePerson(NOW, first.what);
    const draft = await draftOf();
    await draft.post(TECHNICAL, { [`${TOOLS}.text`]: 'Autre chose', [`${HEADCOUNT}.not_applicable`]: 'yes' });
    await draft.post('company_identification', { ...identity({ siret: LEAD, name: '', email: 'pas une adresse' }) });
    await addDocument(draft.application.firmId, 10, BIO);
    expect((await keysTo(await browser(id), draft)).sort()).toEqual([NAME, QUALITY].sort());
  });
});

describe('nothing is offered', () => {
  const expectNone = async (...given: Parameters<typeof offersTo>) => expect(await keysTo(...given)).toEqual([]);

  it('of an application that the address does not open, any more or at all', async () => {
    const first = await earlier();
    const { id, accessId } = await makePerson(NOW, first.what);
    const [sessionId, draft] = [await browser(id), await draftOf()];
    expect(await keysTo(sessionId, draft)).toHaveLength(OFFERED.length);
    await expectNone(await browser(), draft);
    await expectNone(await browser((await makePerson(NOW)).id), draft);
    await inTransaction((tx) => endAccesses(tx, [accessId], NOW));
    await expectNone(sessionId, draft);
  });

  it('of another firm, nor before one says which one it is', async () => {
    const first = await earlier();
    const { id } = await makePerson(NOW, first.what);
    const sessionId = await browser(id);
    await expectNone(sessionId, await draftOf({}, '732 829 320 00074'));
    await expectNone(sessionId, await draftOf({}, ''));
    const foreign = { country: 'BE', kind: 'vat', value: 'BE0403170701' } as const;
    await expectNone(sessionId, await draftOf({ foreignIdentifier: foreign }, ''));
  });

  it('of what was replaced, withdrawn or never submitted', async () => {
    const [first, second] = [await earlier(), await earlier()];
    const [one, other] = [await makePerson(NOW, first.what), await makePerson(NOW, second.what)];
    const draft = await draftOf();
    await changeApplication(first.identifier, { replacedAt: NOW });
    await expectNone(await browser(one.id), draft);
    expect(await withdrawApplication(second.id, NOW)).toBeUndefined();
    await expectNone(await browser(other.id), draft);
    const unsent = await readyAt(next);
    const { id } = await makePerson(NOW, { subject: 'application', subjectId: unsent.id });
    await expectNone(await browser(id), draft);
  });

  it('of the one that a draft replaces: it began as its copy', async () => {
    const first = await earlier();
    const { id } = await makePerson(NOW, first.what);
    await expectNone(await browser(id), await draftOf({ replacesId: first.id }));
  });

  it('of what a register gave, was valid until, is of another year, or was asked otherwise', async () => {
    const first = await earlier();
    const { id } = await makePerson(NOW, first.what);
    const [sessionId, draft] = [await browser(id), await draftOf()];
    const { firmId } = first.application;
    const answered = await first.form();
    const say = async (key: string, provenance: Record<string, unknown>) => {
      const field = answered.fields.find((each) => each.key === key);
      if (!field) throw new Error('no such field');
      const { draft: typed, value } = field;
      const provenances = { '': { at: NOW.toISOString(), ...provenance } } as never;
      await inTransaction((tx) =>
        putAnswer(tx, {
          firmId,
          fieldKey: key,
          draft: typed,
          value,
          provenances,
          inError: false,
          refusals: [],
          updatedAt: NOW,
        }),
      );
    };
    await say(NAME, { kind: 'register', register: 'insee' });
    await say(QUALITY, { kind: 'earlier_application', validUntil: '2026-11-24' });
    await alter(`update market_requirements set input_type = 'text'
      where market_id = '${first.application.marketId}' and field_key = '${TOOLS}'`);
    expect((await keysTo(sessionId, draft)).sort()).toEqual([BIO, EMAIL, HEADCOUNT].sort());
    expect((await keysTo(sessionId, draft, new Date('2027-01-02T10:00:00Z'))).sort()).toEqual([BIO, EMAIL].sort());
    await alter(`update market_requirements set input_type = 'long_text'
      where market_id = '${first.application.marketId}' and field_key = '${TOOLS}'`);
  });

  it('of a certificate a year later, however often it was taken since; of files that the antivirus did not let pass', async () => {
    const first = await earlier();
    const { id } = await makePerson(NOW, first.what);
    const [sessionId, draft] = [await browser(id), await draftOf()];
    await changeDocument(first.bio, { scanState: 'flagged' });
    expect(await keysTo(sessionId, draft)).not.toContain(BIO);
    await changeDocument(first.bio, { scanState: 'pending' });
    expect(await keysTo(sessionId, draft)).not.toContain(BIO);
    await changeDocument(first.bio, { scanState: 'clean' });
    expect(await keysTo(sessionId, draft)).toContain(BIO);
    const taken = { '': { kind: 'earlier_application', at: '2025-11-20T10:00:00.000Z' } } as const;
    const value = { documents: [first.bio] };
    await inTransaction((tx) =>
      putAnswer(tx, {
        ...{ firmId: first.application.firmId, fieldKey: BIO, draft: {}, value, provenances: taken },
        ...{ inError: false, refusals: [], updatedAt: NOW },
      }),
    );
    expect(await keysTo(sessionId, draft)).not.toContain(BIO);
    await changeApplication(first.identifier, { completedAt: new Date('2025-11-24T10:00:00Z') });
    expect((await keysTo(sessionId, draft)).sort()).toEqual([EMAIL, NAME, TOOLS].sort());
  });
});

describe('the same user of the same platform', () => {
  const user = { providerUserId: 'user-7', siret: LEAD };

  it('is offered what it sent under the same SIRET, by the platform’s link alone', async () => {
    const first = await earlier(user);
    const draft = await draftOf(user);
    const byLink = await browserByLink(draft.application.id);
    expect((await offersTo(byLink, draft)).get(TOOLS)?.identifier).toBe(first.identifier);
    expect(await keysTo(await browserByLink(first.id), draft)).toEqual([]);
    // A colleague who was invited to the draft did not come by the platform.
    const what = { subject: 'application', subjectId: draft.application.id } as const;
    const { id, accessId } = await makePerson(NOW, what);
    const invited = await browser(id);
    await inTransaction(async (tx) => {
      const access = await findAccessById(tx, accessId);
      if (access) await insertGrant(tx, invited, access, NOW);
    });
    expect(await findApplicationOpenTo(invited, draft.application.identifier)).toBeDefined();
    expect(await keysTo(invited, draft)).toEqual([]);
  });

  it.each([
    ['another user', { providerUserId: 'user-8', siret: LEAD }, LEAD],
    ['no user', { providerUserId: '', siret: LEAD }, LEAD],
    ['another SIRET', { providerUserId: 'user-7' }, '732 829 320 00074'],
    ['the SIRET, typed by somebody', { providerUserId: 'user-7' }, LEAD],
  ])('%s is offered nothing', async (_who, overrides, siret) => {
    await earlier({ ...user, ...(overrides.providerUserId === '' && { providerUserId: '' }) });
    const draft = await draftOf(overrides, siret);
    expect(await keysTo(await browserByLink(draft.application.id), draft)).toEqual([]);
  });

  it('of another platform is offered nothing', async () => {
    await earlier({ ...user, providerUserId: 'user-9' });
    const of = await makeTestMarket((await makeTestEditor()).editor.id, ASKED);
    const draft = await draftOf({ ...user, providerUserId: 'user-9' }, LEAD, of);
    expect(await keysTo(await browserByLink(draft.application.id), draft, NOW, of)).toEqual([]);
  });
});

// The deadline of the markets, and a submission later than it, play no part.
it('a market whose deadline is over offers what was sent to it', async () => {
  const first = await submittedAt(await makeTestMarket(editor.id, ASKED, { deadline: NOW }));
  const { id } = await makePerson(NOW, { subject: 'application', subjectId: first.id });
  expect((await keysTo(await browser(id), await draftOf(), LATER)).sort()).toEqual([EMAIL, NAME].sort());
});
