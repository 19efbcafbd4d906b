import { beforeAll, describe, expect, it } from 'vitest';
import type { Market } from '@/db/queries/markets';
import { auditRows } from '@/db/testing/audit-rows';
import { changeMarket } from '@/db/testing/change-rows';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestMarket } from '@/db/testing/make-test-market';
import { alter, deliveriesAbout, eventsAbout } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { openVerificationSecret } from '@/lib/links/verification-secret';
import { findBlockers, submitApplication } from './submit-application';
import {
  ASKED,
  addDocument,
  beginApplication,
  declare,
  FILES,
  identity,
  SESSION,
  YES_NO,
} from './testing/begin-application';
import { whatIsRead } from './what-was-read';

useTestDatabase();

const NOW = new Date('2026-11-22T10:00:00.123Z');
const DEADLINE = new Date('2026-11-30T11:00:00.250Z');
const SUBMITTED = { submitted: true };
const refused = (refusal: string) => ({ submitted: false, refusal });

let editorId: string;

beforeAll(async () => {
  editorId = (await makeTestEditor()).editor.id;
});

/** A market of its own for each test: a SIRET submits once. */
const newMarket = () => makeTestMarket(editorId, ASKED, { deadline: DEADLINE });

async function ready(market?: Market, changed: Parameters<typeof identity>[0] = {}) {
  const begun = await beginApplication(market ?? (await newMarket()));
  await begun.post('company_identification', identity(changed));
  await begun.post('motifs_exclusion', declare('no_exclusion'));
  const submit = (now = NOW) => submitApplication(begun.application.id, now);
  return { ...begun, submit, id: begun.application.id };
}

type Begun = Awaited<ReturnType<typeof ready>>;

it('a submission is in the audit log, once; one that is refused is not', async () => {
  const { submit, application } = await ready();
  await submit(new Date(DEADLINE.getTime() + 1));
  await submit();
  await submit();
  const rows = (await auditRows()).filter(({ targetId }) => targetId === application.identifier);
  expect(rows).toMatchObject([{ action: 'application.submitted', targetKind: 'application', at: NOW }]);
});

describe('what prevents from submitting', () => {
  it('is nothing but the four things required, however empty the rest', async () => {
    const { form } = await ready();
    expect(findBlockers(await form())).toEqual([]);
    const untouched = await beginApplication(await newMarket());
    expect(findBlockers(await untouched.form()).map((blocker) => blocker.code)).toEqual([
      'siret',
      'company_name',
      'contact_email',
      'declaration',
    ]);
  });

  it.each([
    ['siret', { siret: '' }],
    ['company_name', { name: ' ' }],
    ['contact_email', { email: '' }],
  ])('%s alone, when it is empty', async (code, changed) => {
    const { form, submit, current } = await ready(undefined, { ...changed });
    expect(findBlockers(await form())).toEqual([{ code }]);
    expect(await submit()).toEqual(refused('blocked'));
    expect((await current()).completedAt).toBeNull();
  });

  it.each([
    ['siret', { siret: '13002526500014' }, ASKED[0]],
    ['company_name', { name: '<b>' }, ASKED[1]],
    ['contact_email', { email: 'contact@' }, ASKED[2]],
  ])('%s to be mended, not missing, though its last valid answer is there', async (_code, changed, fieldKey) => {
    const { post, form, submit } = await ready();
    await post('company_identification', identity(changed));
    expect(findBlockers(await form())).toEqual([{ code: 'in_error', fieldKey }]);
    expect(await submit()).toEqual(refused('blocked'));
  });

  it('any other field in error', async () => {
    const { post, form, submit, field } = await ready();
    await post('motifs_exclusion', { ...declare('no_exclusion'), [`${YES_NO}.text`]: '<script>' });
    expect(findBlockers(await form())).toEqual([{ code: 'in_error', fieldKey: YES_NO }]);
    expect(await submit()).toEqual(refused('blocked'));
    expect((await field(YES_NO)).draft).toEqual({ text: '<script>' });
  });

  it.each([
    ['not made', {}, { code: 'declaration' }],
    ['without the explanation it needs', declare('concerned'), { code: 'in_error', fieldKey: 'declaration' }],
  ])('a declaration on honour %s', async (_which, entries, blocker) => {
    const { post, form, submit } = await ready();
    await post('motifs_exclusion/declaration', entries);
    expect(findBlockers(await form())).toEqual([blocker]);
    expect(await submit()).toEqual(refused('blocked'));
  });

  it('not being concerned by an exclusion, once it is explained', async () => {
    const { post, submit } = await ready();
    await post('motifs_exclusion', declare('concerned', 'Jugement du 3 mars, appel formé.'));
    expect(await submit()).toEqual(SUBMITTED);
  });
});

describe('the deadline', () => {
  it('is met at its very millisecond', async () => {
    const { submit, current } = await ready();
    expect(await submit(DEADLINE)).toEqual(SUBMITTED);
    expect((await current()).completedAt).toEqual(DEADLINE);
  });

  it('is missed a millisecond later, and nothing is lost', async () => {
    const { id, submit, current, form } = await ready();
    const before = (await form()).fields.map(({ draft, value }) => ({ draft, value }));
    expect(await submit(new Date(DEADLINE.getTime() + 1))).toEqual(refused('deadline_passed'));
    expect((await current()).completedAt).toBeNull();
    expect((await form()).fields.map(({ draft, value }) => ({ draft, value }))).toEqual(before);
    expect(await eventsAbout(id)).toEqual([]);
  });

  it.each([
    ['the first 2 h 30 of the night when summer time ends', '2027-10-31T00:30:00.000Z'],
    ['the second one', '2027-10-31T01:30:00.000Z'],
    ['the instant when summer time begins', '2027-03-28T01:00:00.000Z'],
    ['a leap day', '2028-02-29T22:59:59.000Z'],
  ])('is judged by the server’s clock, to the millisecond, also at %s', async (_when, deadline) => {
    const market = await makeTestMarket(editorId, ASKED, { deadline: new Date(deadline) });
    const [late, onTime] = [await ready(market), await ready(market)];
    expect(await late.submit(new Date(Date.parse(deadline) + 1))).toEqual(refused('deadline_passed'));
    expect(await onTime.submit(new Date(deadline))).toEqual(SUBMITTED);
    expect((await onTime.current()).completedAt).toEqual(new Date(deadline));
  });

  it('is the one that holds when one submits', async () => {
    const market = await newMarket();
    const { submit } = await ready(market);
    await changeMarket(market.identifier, { deadline: new Date(NOW.getTime() - 1) });
    expect(await submit()).toEqual(refused('deadline_passed'));
    await changeMarket(market.identifier, { deadline: NOW });
    expect(await submit()).toEqual(SUBMITTED);
  });
});

it('a cancelled market takes no application, and nothing is lost', async () => {
  const market = await newMarket();
  const { submit, current } = await ready(market);
  await changeMarket(market.identifier, { cancelledAt: NOW });
  expect(await submit()).toEqual(refused('cancelled'));
  expect((await current()).completedAt).toBeNull();
});

describe('submitting', () => {
  it('stamps the application and promises its documents, not yet the news', async () => {
    const { id, submit, current } = await ready();
    expect(await submit()).toEqual(SUBMITTED);
    const row = await current();
    expect(row).toMatchObject({
      completedAt: NOW,
      siret: '13002526500013',
      companyName: 'Menuiserie Lefèvre',
      documentsReadyAt: null,
    });
    expect(openVerificationSecret(id, row.verificationSecretCiphertext ?? '').length).toBeGreaterThanOrEqual(22);
    expect(await eventsAbout(id)).toEqual([{ name: 'application/submitted', data: { applicationId: id } }]);
    expect(await deliveriesAbout(id)).toEqual([]);
  });

  it('twice, or five times at once, does it once', async () => {
    const { id, submit, current } = await ready();
    const times = [0, 1, 2, 3, 4].map((seconds) => new Date(NOW.getTime() + seconds * 1000));
    expect(await Promise.all(times.map(submit))).toEqual(times.map(() => SUBMITTED));
    const row = await current();
    expect(await submit(new Date(DEADLINE.getTime() + 1))).toEqual(SUBMITTED);
    expect(await current()).toEqual(row);
    expect(await eventsAbout(id)).toHaveLength(1);
  });

  it('freezes what was read: a file that arrived without its form is an answer', async () => {
    const { application, submit, field } = await ready();
    const file = await addDocument(application.firmId);
    await submit();
    expect((await field(FILES)).value).toEqual({ documents: [file] });
    expect((await field(YES_NO)).value).toEqual({ text: '', documents: [] });
  });

  it('leaves nothing when its last write fails', async () => {
    const { application, submit, current, field } = await ready();
    const file = await addDocument(application.firmId);
    await alter('alter table outbox add constraint full_house check (false) not valid');
    try {
      await expect(submit()).rejects.toThrow();
    } finally {
      await alter('alter table outbox drop constraint full_house');
    }
    expect(await current()).toMatchObject({ completedAt: null, companyName: null, verificationSecretCiphertext: null });
    expect((await field(FILES)).value).toEqual({ documents: [file] });
    expect(await submit()).toEqual(SUBMITTED);
    expect(await eventsAbout(application.id)).toHaveLength(1);
  });

  it('closes the application to every later write', async () => {
    const { post, submit, form } = await ready();
    await submit();
    const before = await form();
    await expect(post('company_identification', identity({ name: 'Autre' }))).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(post('motifs_exclusion', declare('concerned', 'x'))).rejects.toMatchObject({ code: 'conflict' });
    expect(await form()).toEqual(before);
  });
});

describe('what was read is what is submitted (decision 0017)', () => {
  const reader = async (form: Awaited<ReturnType<typeof ready>>['form']) => ({
    sessionId: SESSION,
    read: whatIsRead(await form()),
  });

  it('goes through when nothing changed since the summary was read, however often it is saved again', async () => {
    const { id, form, post } = await ready();
    const read = await reader(form);
    await post('motifs_exclusion', declare('no_exclusion'));
    expect(await submitApplication(id, NOW, read)).toEqual(SUBMITTED);
  });

  it.each([
    ['an answer', (begun: Begun) => begun.post('company_identification', identity({ name: 'Autre' }))],
    ['an answer that is wrong now', (begun: Begun) => begun.post('company_identification', identity({ email: 'a@' }))],
    ['the declaration on honour', (begun: Begun) => begun.post('motifs_exclusion', declare('concerned', 'Oui.'))],
    ['a file', (begun: Begun) => addDocument(begun.application.firmId)],
  ])('is refused once somebody changed %s; read again, it goes through', async (what, change) => {
    const begun = await ready();
    const read = await reader(begun.form);
    await change(begun);
    expect(await submitApplication(begun.id, NOW, read)).toEqual(refused('changed'));
    expect((await begun.current()).completedAt).toBeNull();
    const again = await submitApplication(begun.id, NOW, await reader(begun.form));
    expect(again).toEqual(what.includes('wrong') ? refused('blocked') : SUBMITTED);
  });
});

describe('the same SIRET', () => {
  it('submits once to a market; the second draft stays as it was', async () => {
    const market = await newMarket();
    const first = await ready(market);
    const second = await ready(market, { siret: '13002526500013', name: 'Autre saisie' });
    expect(await first.submit()).toEqual(SUBMITTED);
    expect(await second.submit()).toEqual(refused('already_submitted'));
    expect(await second.current()).toMatchObject({ completedAt: null, companyName: null });
    expect(await eventsAbout(second.id)).toEqual([]);
    await second.post('company_identification', identity({ siret: '73282932000074' }));
    expect(await second.submit()).toEqual(SUBMITTED);
  });

  it('submits once, also at the same moment', async () => {
    const market = await newMarket();
    const drafts = await Promise.all([0, 1, 2, 3].map(() => ready(market)));
    const outcomes = await Promise.all(drafts.map((draft) => draft.submit()));
    expect(outcomes.filter((outcome) => outcome.submitted)).toHaveLength(1);
    expect(outcomes.filter((outcome) => !outcome.submitted)).toEqual(Array(3).fill(refused('already_submitted')));
    const events = await Promise.all(drafts.map((draft) => eventsAbout(draft.id)));
    expect(events.flat()).toHaveLength(1);
  });

  it('submits to each of two markets', async () => {
    expect(await (await ready()).submit()).toEqual(SUBMITTED);
    expect(await (await ready()).submit()).toEqual(SUBMITTED);
  });
});
