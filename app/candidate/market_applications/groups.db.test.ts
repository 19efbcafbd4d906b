import { beforeAll, describe, expect, it } from 'vitest';
import { findDocuments } from '@/db/queries/answers';
import type { Market } from '@/db/queries/markets';
import { findApplicationOpenTo } from '@/db/queries/open-applications';
import { auditRows } from '@/db/testing/audit-rows';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestMarket } from '@/db/testing/make-test-market';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { declarePart } from '@/lib/applications/declare-part';
import { saveStep } from '@/lib/applications/save-step';
import { submitApplication } from '@/lib/applications/submit-application';
import {
  ASKED,
  addDocument,
  beginApplication,
  declare,
  EMAIL,
  identity,
  NAME,
  SIRET,
} from '@/lib/applications/testing/begin-application';
import { formGroup } from '@/lib/groups/form-group';
import { declareForMember } from '@/lib/groups/give-part';
import { addMember, changeMember, removeMember } from '@/lib/groups/members';
import { groupOf, linkOf, makeGroup, NOW, named, openPart, openWhole, press } from '@/lib/groups/testing/group';
import { isUnanswered, loadForm } from '@/lib/journey/application-form';
import { changeDeadline } from '@/lib/markets/change-deadline';

useTestDatabase();

let market: Market;
beforeAll(async () => {
  market = await makeTestMarket((await makeTestEditor()).editor.id, ASKED);
});

const OTHER = '35600000000048';
const THIRD = '73282932000074';

const begin = async (names: readonly string[] = ['Couverture Petit', 'Plomberie Noël']) => {
  const begun = await beginApplication(market);
  await makeGroup(begun.application, names);
  return begun;
};

type Opened = NonNullable<Awaited<ReturnType<typeof openPart>>>;

/** Fills a member's part, as whoever opened it. */
async function fill(opened: Opened, sessionId: string, siret = OTHER, step?: string) {
  const post = (page: string, entries: Record<string, string>) =>
    saveStep(
      { application: opened.application, market, sessionId },
      page,
      { entries: new Map(Object.entries(entries)), refusals: new Map(), action: null },
      NOW,
    );
  if (step !== 'declaration') await post('company_identification', identity({ siret, name: 'Couverture Petit SARL' }));
  await post('motifs_exclusion/declaration', declare('no_exclusion'));
}

async function fillAndDeclare(opened: Opened, sessionId: string, siret = OTHER) {
  await fill(opened, sessionId, siret);
  return declarePart(opened.application, { sessionId, read: undefined }, NOW);
}

const must = <Value>(value: Value | undefined): Value => {
  if (value === undefined) throw new Error('nothing opens');
  return value;
};

describe('a group', () => {
  it('is a firm alone until somebody says otherwise, and again once its members are gone', async () => {
    const { application } = await beginApplication(market);
    expect((await groupOf(application)).firms).toHaveLength(1);
    await expect(addMember(application.id, named('Seule'), NOW)).rejects.toThrow('alone');
    expect(await formGroup(application.id, { kind: 'solidaire', mandataireSolidaire: true })).toBeUndefined();
    expect((await groupOf(application)).application).toMatchObject({
      groupKind: 'solidaire',
      mandataireSolidaire: null,
    });
    await addMember(application.id, named('Couverture Petit'), NOW);
    expect(await formGroup(application.id, { kind: 'alone', mandataireSolidaire: false })).toBe('members_left');
    await removeMember(application.id, 2, NOW);
    expect(await formGroup(application.id, { kind: 'alone', mandataireSolidaire: false })).toBeUndefined();
    expect((await groupOf(application)).application.groupKind).toBeNull();
    expect(await formGroup(application.id, { kind: 'other', mandataireSolidaire: false })).toBe('unknown_kind');
  });

  it('says what is wrong with a member, and keeps nothing of it', async () => {
    const { application } = await begin(['Couverture Petit']);
    await changeMember(application.id, 2, named('Couverture Petit', OTHER), NOW);
    const codesOf = async (...member: Parameters<typeof named>) => {
      const outcome = await addMember(application.id, named(...member), NOW);
      return 'problems' in outcome ? outcome.problems.map(({ code }) => code) : [];
    };
    expect(await codesOf('')).toEqual(['missing']);
    expect(await codesOf('<b>')).toEqual(['markup']);
    expect(await codesOf('A', '12345678901234')).toEqual(['siret_checksum']);
    expect(await codesOf('A', OTHER)).toEqual(['siret_twice']);
    expect((await groupOf(application)).firms).toHaveLength(2);
  });

  it('gives no rank twice, so that the address of a member that was removed opens nothing of another', async () => {
    const { application } = await begin(['Un', 'Deux']);
    const browser = await press(application, 2, await linkOf(application, 2));
    expect(await openPart(browser, application, 2)).toBeDefined();
    await removeMember(application.id, 2, NOW);
    await addMember(application.id, named('Trois'), NOW);
    expect((await groupOf(application)).firms.map(({ rank }) => rank)).toEqual([1, 3, 4]);
    for (const rank of [2, 3, 4]) expect(await openPart(browser, application, rank)).toBeUndefined();
  });

  it('removes the files of a member with it, which still count until they are swept', async () => {
    const { application } = await begin();
    const opened = must(await openPart(await press(application, 2, await linkOf(application, 2)), application, 2));
    await addDocument(opened.application.firmId);
    await removeMember(application.id, 2, NOW);
    expect(await findDocuments(opened.application.firmId)).toEqual([]);
  });
});

describe('the link of a member', () => {
  it('opens once, its own part alone', async () => {
    const { application } = await begin();
    const token = await linkOf(application, 2);
    const browser = must(await press(application, 2, token));
    expect((await openPart(browser, application, 2))?.application).toMatchObject({
      identifier: `${application.identifier}-2`,
      companyName: 'Couverture Petit',
    });
    expect(await press(application, 2, token)).toBeUndefined();
    expect(await press(application, 3, token)).toBeUndefined();
    expect(await openPart(browser, application, 3)).toBeUndefined();
    expect(await findApplicationOpenTo(browser.id, application.identifier)).toBeUndefined();
    expect(await findApplicationOpenTo(browser.id, `${application.identifier}-1`)).toBeUndefined();
  });

  it('pressed fifty times at once opens for one browser', async () => {
    const { application } = await begin();
    const token = await linkOf(application, 2);
    const pressed = await Promise.all(Array.from({ length: 50 }, () => press(application, 2, token)));
    expect(pressed.filter(Boolean)).toHaveLength(1);
  });

  it('lets its browser in until the deadline, also a later one, whatever else it opens', async () => {
    const { application } = await begin();
    const browser = must(await press(application, 2, await linkOf(application, 2)));
    expect(browser.expiresAt).toEqual(market.deadline);
    const later = await changeDeadline(market.id, { deadline: '2027-02-01T12:00:00Z' }, 'fr', NOW);
    const again = await press(application, 3, await linkOf(application, 3), browser);
    expect(again?.id).toBe(browser.id);
    expect(again?.expiresAt).toEqual(later.deadline);
    expect(await openPart(again, application, 2)).toBeDefined();
  });

  it('made anew, asks first where something was written, then begins the part anew', async () => {
    const { application } = await begin();
    const browser = must(await press(application, 2, await linkOf(application, 2)));
    const opened = must(await openPart(browser, application, 2));
    await fill(opened, browser.id);
    await addDocument(opened.application.firmId);
    await expect(linkOf(application, 2)).rejects.toThrow('begun');
    expect(await openPart(browser, application, 2)).toBeDefined();
    const token = await linkOf(application, 2, true);
    expect(await openPart(browser, application, 2)).toBeUndefined();
    const next = must(await openPart(await press(application, 2, token), application, 2));
    const form = await loadForm(next.application, market);
    expect(form.declaration).toBeUndefined();
    expect(form.fields.find(({ key }) => key === EMAIL)).toMatchObject({ draft: {} });
    expect(form.fields.flatMap(({ documents }) => documents)).toEqual([]);
    expect(form.fields.find(({ key }) => key === NAME)?.draft).toEqual({ text: 'Couverture Petit' });
  });

  it('is in the audit log, by the application and the part, without a name', async () => {
    const { application } = await begin(['Couverture Petit']);
    await press(application, 2, await linkOf(application, 2));
    const rows = (await auditRows()).filter(({ targetId }) => targetId === application.identifier);
    // All at the same instant.
    expect(rows.map(({ action, details }) => [action, details]).sort()).toEqual(
      ['member_added', 'member_link_made', 'member_link_used'].map((what) => [
        `application.${what}`,
        { part: `${application.identifier}-2` },
      ]),
    );
  });
});

describe('the mandataire', () => {
  it('opens no member’s part, unless it declares for it under its mandate, which ends the member’s own', async () => {
    const { application } = await begin();
    const [whole, browser] = [
      await openWhole(application),
      must(await press(application, 2, await linkOf(application, 2))),
    ];
    expect(await openPart(whole, application, 2)).toBeUndefined();
    await fill(must(await openPart(browser, application, 2)), browser.id);
    expect(await declareForMember(application.id, 2, false, NOW)).toEqual({ asks: true });
    expect(await declareForMember(application.id, 2, true, NOW)).toEqual({ made: { rank: 2 } });
    expect(await openPart(browser, application, 2)).toBeUndefined();
    const opened = must(await openPart(whole, application, 2));
    expect(opened).toMatchObject({ subject: 'application', subjectId: application.id });
    expect((await loadForm(opened.application, market)).declaration).toBeUndefined();
    expect(await openPart(whole, application, 3)).toBeUndefined();
    expect(await fillAndDeclare(opened, whole.id)).toEqual({ declared: true });
    const declared = (await groupOf(application)).firms[1];
    expect(declared).toMatchObject({ declaredBy: 'mandataire', companyName: 'Couverture Petit SARL', siret: OTHER });
  });
});

describe('a part', () => {
  it('is declared once nothing is missing, and no longer once it is edited', async () => {
    const { application } = await begin();
    const browser = must(await press(application, 2, await linkOf(application, 2)));
    const opened = must(await openPart(browser, application, 2));
    const read = { sessionId: browser.id, read: undefined };
    expect(await declarePart(opened.application, read, NOW)).toEqual({ declared: false, refusal: 'blocked' });
    expect(await fillAndDeclare(opened, browser.id)).toEqual({ declared: true });
    const declaredAt = async () => (await groupOf(application)).firms[1]?.declaredAt;
    await fill(must(await openPart(browser, application, 2)), browser.id);
    expect(await declaredAt()).toEqual(NOW);
    await fill(must(await openPart(browser, application, 2)), browser.id, THIRD);
    expect(await declaredAt()).toBeNull();
  });

  it('is not declared, nor the application submitted, by a firm that is in the group already', async () => {
    const { application, post } = await begin();
    const second = must(await press(application, 2, await linkOf(application, 2)));
    const third = must(await press(application, 3, await linkOf(application, 3)));
    expect(await fillAndDeclare(must(await openPart(second, application, 2)), second.id)).toEqual({ declared: true });
    const twice = await fillAndDeclare(must(await openPart(third, application, 3)), third.id);
    expect(twice).toEqual({ declared: false, refusal: 'firm_twice' });
    expect(await fillAndDeclare(must(await openPart(third, application, 3)), third.id, THIRD)).toEqual({
      declared: true,
    });
    // The mandataire's own number is known once it submits.
    await post('company_identification', identity({ siret: THIRD, name: 'Mandataire' }));
    await post('motifs_exclusion/declaration', declare('no_exclusion'));
    expect(await submitApplication(application.id, NOW)).toEqual({ submitted: false, refusal: 'firm_twice' });
  });

  it('writes nothing into the application, nor into another part', async () => {
    const { application, form } = await begin();
    const browser = must(await press(application, 2, await linkOf(application, 2)));
    await fill(must(await openPart(browser, application, 2)), browser.id);
    expect((await form()).fields.every(isUnanswered)).toBe(true);
    expect((await groupOf(application)).application).toMatchObject({ siret: null, savedSteps: [] });
  });
});

describe('a group submits', () => {
  const lead = async (begun: Awaited<ReturnType<typeof begin>>, siret: string) => {
    await begun.post('company_identification', identity({ siret }));
    await begun.post('motifs_exclusion/declaration', declare('no_exclusion'));
  };

  it('once all have declared, with what each declared, and not before', async () => {
    const begun = await begin();
    const { application } = begun;
    await lead(begun, '13002526500013');
    expect(await submitApplication(application.id, NOW)).toEqual({ submitted: false, refusal: 'blocked' });
    const browser = must(await press(application, 2, await linkOf(application, 2)));
    await fillAndDeclare(must(await openPart(browser, application, 2)), browser.id);
    expect(await submitApplication(application.id, NOW)).toEqual({ submitted: false, refusal: 'blocked' });
    await declareForMember(application.id, 3, false, NOW);
    const whole = await openWhole(application);
    await fillAndDeclare(must(await openPart(whole, application, 3)), whole.id, THIRD);
    expect(await submitApplication(application.id, NOW)).toEqual({ submitted: true });
    const { firms } = await groupOf(application);
    expect(firms.map(({ siret, declaredBy }) => [siret, declaredBy])).toEqual([
      ['13002526500013', null],
      [OTHER, 'itself'],
      [THIRD, 'mandataire'],
    ]);
    const opened = must(await openPart(browser, application, 2));
    await expect(fill(opened, browser.id, THIRD)).rejects.toThrow('submitted');
    await expect(removeMember(application.id, 2, NOW)).rejects.toThrow('submitted');
    const siret = (await loadForm(opened.application, market)).fields.find(({ key }) => key === SIRET);
    expect(siret?.value).toEqual({ text: OTHER });
  });

  it('not while it has no other member', async () => {
    const begun = await begin([]);
    await lead(begun, '35600000049837');
    expect(await submitApplication(begun.application.id, NOW)).toEqual({ submitted: false, refusal: 'blocked' });
  });
});

describe('what the buyer forbids (art. R2142-21)', () => {
  const LONE = '73282932000074';
  /** A market of this setup, and what submits to it: a firm alone, or a group of these two. */
  async function marketOf(setup: { forbidsAloneAndInGroup?: boolean; forbidsSeveralGroups?: boolean }) {
    const { editor } = await makeTestEditor();
    const configuration = { setup: { defense: false, ...setup } };
    const other = await makeTestMarket(editor.id, ASKED, { configuration });
    const send = async (lead: string, member?: string) => {
      const begun = await beginApplication(other);
      const { application } = begun;
      await begun.post('company_identification', identity({ siret: lead }));
      await begun.post('motifs_exclusion/declaration', declare('no_exclusion'));
      if (member) {
        await makeGroup(application, ['Membre']);
        await declareForMember(application.id, 2, false, NOW);
        const whole = await openWhole(application);
        const opened = must(await openPart(whole, application, 2));
        const at = { application: opened.application, market: other, sessionId: whole.id };
        for (const [page, entries] of [
          ['company_identification', identity({ siret: member })],
          ['motifs_exclusion/declaration', declare('no_exclusion')],
        ] as const)
          await saveStep(
            at,
            page,
            { entries: new Map(Object.entries(entries)), refusals: new Map(), action: null },
            NOW,
          );
        await declarePart(opened.application, { sessionId: whole.id, read: undefined }, NOW);
      }
      return () => submitApplication(application.id, NOW);
    };
    return send;
  }
  const FORBIDDEN = { submitted: false, refusal: 'group_forbidden' };

  it('is nothing by default: a firm may be alone, and a member of several groups', async () => {
    const send = await marketOf({});
    for (const submit of [await send(LONE), await send(OTHER, LONE), await send('13002526500013', LONE)])
      expect(await submit()).toEqual({ submitted: true });
  });

  it('may be to apply both alone and in a group', async () => {
    const send = await marketOf({ forbidsAloneAndInGroup: true });
    expect(await (await send(LONE))()).toEqual({ submitted: true });
    expect(await (await send(OTHER, LONE))()).toEqual(FORBIDDEN);
    expect(await (await send(OTHER, '13002526500013'))()).toEqual({ submitted: true });
  });

  it('may be to take part in several groups', async () => {
    const send = await marketOf({ forbidsSeveralGroups: true });
    expect(await (await send(OTHER, LONE))()).toEqual({ submitted: true });
    expect(await (await send('13002526500013', LONE))()).toEqual(FORBIDDEN);
    expect(await (await send(LONE))()).toEqual({ submitted: true });
  });

  it('is kept when two come at the same instant', async () => {
    const send = await marketOf({ forbidsSeveralGroups: true });
    const both = [await send(OTHER, LONE), await send('13002526500013', LONE)];
    const outcomes = await Promise.all(both.map((submit) => submit()));
    expect(outcomes.filter(({ submitted }) => submitted)).toHaveLength(1);
    expect(outcomes).toContainEqual(FORBIDDEN);
  });
});
