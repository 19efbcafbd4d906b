import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Market } from '@/db/queries/markets';
import { changeApplication } from '@/db/testing/change-rows';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestMarket } from '@/db/testing/make-test-market';
import { documentRows } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import type { StepAction } from '@/lib/fields/step-action';
import { marksOf } from '@/lib/forms/marks';
import { entriesAtStep, fieldsOfStep } from './save-step';
import {
  ASKED,
  addDocument,
  beginApplication,
  declare,
  EMAIL,
  FILES,
  identity,
  NAME,
  SIRET,
  YES_NO,
} from './testing/begin-application';

useTestDatabase();

const NOW = new Date('2026-11-22T10:00:00.123Z');
const SECTION = 'motifs_exclusion/fiscales_et_sociales';

let market: Market;

beforeAll(async () => {
  market = await makeTestMarket((await makeTestEditor()).editor.id, ASKED);
});

const remove = (documentId: string): { action: StepAction } => ({ action: { kind: 'remove_document', documentId } });

const begun = (overrides: Parameters<typeof beginApplication>[1] = {}) => beginApplication(market, overrides);

describe('saving a step', () => {
  it('keeps what was typed and what it means, and lets one go on', async () => {
    const { post, form, field, current } = await begun();
    expect(await post('company_identification', identity())).toMatchObject({ mayGoOn: true });
    expect(await field(SIRET)).toMatchObject({
      draft: { text: '130 025 265 00013' },
      value: { text: '13002526500013' },
      problems: [],
    });
    expect((await form()).fields.map((candidate) => candidate.key)).toEqual(ASKED);
    expect((await current()).savedSteps).toEqual(['company_identification']);
  });

  it('never blocks on an empty field', async () => {
    const { post, field } = await begun();
    expect(await post('company_identification', {})).toMatchObject({ mayGoOn: true });
    expect(await field(NAME)).toMatchObject({ draft: {}, value: { text: '' }, problems: [] });
  });

  it('keeps what is wrong as it was typed, beside the last valid answer', async () => {
    const { post, field, current } = await begun();
    await post('company_identification', identity());
    expect(await post('company_identification', identity({ email: 'contact@entreprise' }))).toMatchObject({
      mayGoOn: false,
    });
    const email = await field(EMAIL);
    expect(email.draft).toEqual({ text: 'contact@entreprise' });
    expect(email.value).toEqual({ text: 'contact@entreprise.example' });
    expect(email.problems).toEqual([{ member: 'text', code: 'not_email' }]);
    expect((await current()).savedSteps).toEqual(['company_identification']);
    await post('company_identification', identity({ email: '' }));
    expect(await field(EMAIL)).toMatchObject({ value: { text: '' }, problems: [] });
  });

  it('keeps the valid fields of a step in error, and does not count the step as saved', async () => {
    const { post, field, current } = await begun();
    expect(await post('company_identification', identity({ email: 'x' }))).toMatchObject({ mayGoOn: false });
    expect(await field(NAME)).toMatchObject({ value: { text: 'Menuiserie Lefèvre' } });
    expect((await current()).savedSteps).toEqual([]);
  });

  it('reads a text without what the database could not hold, and goes on', async () => {
    const { post, field } = await begun();
    const posted = { ...identity(), [`${NAME}.text`]: '\ufeffMenuiserie\u0000 Lefèvre\u0085' };
    expect(await post('company_identification', posted)).toMatchObject({ mayGoOn: true });
    expect(await field(NAME)).toMatchObject({
      draft: { text: '\ufeffMenuiserie\u0001 Lefèvre\u0085' },
      value: { text: 'Menuiserie Lefèvre' },
      problems: [],
    });
  });

  it('ignores the fields of other steps and of other markets', async () => {
    const { post, field, form } = await begun();
    await post('company_identification', { ...identity(), [`${YES_NO}.choice`]: 'yes', 'unknown.text': 'x' });
    expect(await field(YES_NO)).toMatchObject({ draft: {}, value: { documents: [] } });
    expect((await form()).fields).toHaveLength(5);
  });

  it('takes nothing that a browser may not say', async () => {
    const { post, field } = await begun();
    await post('company_identification', { ...identity(), [`${NAME}.provenance`]: 'auto' });
    expect(await field(NAME)).toMatchObject({ draft: {}, value: { text: '' } });
  });

  it('says the files that were refused, until the next save, by the name that would have been kept', async () => {
    const { post, field } = await begun();
    await post('company_identification', identity());
    const refusals = new Map([[FILES, [{ name: 'C:\\macro\u0000.docm', code: 'type' }]]]);
    expect(await post(SECTION, {}, { refusals })).toMatchObject({ mayGoOn: false, wrong: [FILES] });
    expect((await field(FILES)).refusals).toEqual([{ name: 'macro.docm', code: 'type' }]);
    expect(await post(SECTION, {})).toMatchObject({ mayGoOn: true });
    expect((await field(FILES)).refusals).toEqual([]);
  });

  it('may be done in any order, and not for a step that this market does not have', async () => {
    const { post, current } = await begun();
    const strangers = [
      'capacite_economique_financiere',
      'identite_entreprise',
      'motifs_exclusion/bilans',
      'motifs',
      '',
    ];
    for (const step of strangers) await expect(post(step)).rejects.toMatchObject({ code: 'not_found' });
    expect((await current()).savedSteps).toEqual([]);
    await post('motifs_exclusion/declaration');
    expect((await current()).savedSteps).toEqual(['motifs_exclusion/declaration']);
    await post(SECTION);
    expect((await current()).savedSteps).toEqual(['motifs_exclusion/declaration', SECTION, 'motifs_exclusion']);
  });

  it('of a whole category changes what its form carries, the declaration among it, and nothing else', async () => {
    const { application, post, field, form, current } = await begun();
    const file = await addDocument(application.firmId);
    await post(SECTION, { [`${YES_NO}.choice`]: 'no' });
    expect(await post('motifs_exclusion', declare('no_exclusion'))).toMatchObject({ mayGoOn: true });
    expect((await form()).declaration?.choice).toBe('no_exclusion');
    expect((await field(YES_NO)).value).toMatchObject({ choice: 'no' });
    expect((await field(FILES)).value).toEqual({ documents: [file] });
    expect((await current()).savedSteps).toContain('motifs_exclusion');
    expect(await post('motifs_exclusion', { [`${YES_NO}.choice`]: 'yes' })).toMatchObject({ mayGoOn: true });
    expect((await field(YES_NO)).value).toMatchObject({ choice: 'yes' });
    expect((await form()).declaration?.choice).toBe('no_exclusion');
    // A page of before there were sections says what it was drawn from: what one emptied there is emptied.
    const seen = marksOf(entriesAtStep(await form(), 'motifs_exclusion'));
    await post('motifs_exclusion', {}, { seen });
    expect((await field(YES_NO)).draft).toEqual({});
    expect((await form()).declaration).toBeUndefined();
  });

  it('is refused once the application is submitted, and changes nothing', async () => {
    const { application, post, form } = await begun();
    await post('company_identification', identity());
    await changeApplication(application.identifier, { completedAt: NOW });
    const before = await form();
    const documentId = await addDocument(application.firmId);
    await expect(
      post('company_identification', identity({ email: 'autre@a.example' }), remove(documentId)),
    ).rejects.toMatchObject({ code: 'conflict' });
    expect((await form()).fields.map((field) => field.draft)).toEqual(before.fields.map((field) => field.draft));
    expect((await documentRows(application.id))[0]?.deletedAt).toBeNull();
  });

  it('saved twice at once is saved in turn', async () => {
    const { post, current } = await begun();
    await Promise.all([post('company_identification', identity()), post('company_identification', identity())]);
    expect((await current()).savedSteps).toEqual(['company_identification']);
    expect((await current()).revision).toBe(2);
  });
});

describe('the SIRET', () => {
  it('that the editor gave and that is valid cannot be changed by a post', async () => {
    const { post, field } = await begun({ siret: '73282932000074', siretLocked: true });
    expect(await post('company_identification', identity())).toMatchObject({ mayGoOn: true });
    expect(await field(SIRET)).toMatchObject({ draft: { text: '73282932000074' }, value: { text: '73282932000074' } });
    expect(await post('company_identification', identity({ siret: 'abc' }))).toMatchObject({ mayGoOn: true });
    await post('company_identification', { [`${SIRET}.text`]: '' });
    expect(await field(SIRET)).toMatchObject({ value: { text: '73282932000074' } });
  });

  it('that the editor gave and that is not valid is shown, pointed out, and may be corrected', async () => {
    const { post, field } = await begun({ siret: '12345678901234' });
    expect(await field(SIRET)).toMatchObject({
      draft: { text: '12345678901234' },
      value: null,
      problems: [{ member: 'text', code: 'siret_checksum' }],
    });
    await post('company_identification', identity());
    expect(await field(SIRET)).toMatchObject({ value: { text: '13002526500013' }, problems: [] });
    await post('company_identification', { [`${SIRET}.text`]: '' });
    expect(await field(SIRET)).toMatchObject({ value: { text: '' }, problems: [] });
  });
});

describe('files', () => {
  async function atFiles() {
    const application = await begun();
    await application.post('company_identification', identity());
    return application;
  }

  it('given to a field are its answer', async () => {
    const { application, post, field } = await atFiles();
    const ids = [await addDocument(application.firmId), await addDocument(application.firmId)].sort();
    expect(await post('motifs_exclusion')).toMatchObject({ mayGoOn: true });
    expect((await field(FILES)).value).toEqual({ documents: ids });
  });

  it('are never named by the browser: an id that it posts is no answer', async () => {
    const stranger = await atFiles();
    const theirs = await addDocument(stranger.application.firmId);
    const { post, field } = await atFiles();
    await post('motifs_exclusion', { [`${FILES}.documents`]: theirs, [`${YES_NO}.documents`]: theirs });
    expect((await field(FILES)).value).toEqual({ documents: [] });
    expect((await field(YES_NO)).value).toEqual({ text: '', documents: [] });
  });

  it('are removed one by one, the rest of the form being kept, and one stays on the step', async () => {
    const { application, post, field } = await atFiles();
    const removed = await addDocument(application.firmId);
    const kept = await addDocument(application.firmId);
    const entries = { [`${YES_NO}.choice`]: 'no' };
    expect(await post('motifs_exclusion', entries, remove(removed))).toMatchObject({
      mayGoOn: false,
      at: `${FILES}.documents`,
    });
    expect((await field(FILES)).value).toEqual({ documents: [kept] });
    expect((await field(FILES)).documents.map((document) => document.id)).toEqual([kept]);
    expect((await field(YES_NO)).value).toMatchObject({ choice: 'no' });
    expect((await documentRows(application.id)).find((row) => row.id === removed)?.deletedAt).toEqual(NOW);
  });

  it.each(['not-an-id', '', randomUUID(), '\u0000'])('of the id %j: there is none to remove', async (documentId) => {
    const { application, post, field } = await atFiles();
    const kept = await addDocument(application.firmId);
    await post('motifs_exclusion', {}, remove(documentId));
    expect((await field(FILES)).value).toEqual({ documents: [kept] });
  });

  it('of another application cannot be removed', async () => {
    const stranger = await atFiles();
    const theirs = await addDocument(stranger.application.firmId);
    const { post } = await atFiles();
    await post('motifs_exclusion', {}, remove(theirs));
    expect((await documentRows(stranger.application.id))[0]?.deletedAt).toBeNull();
  });
});

it('shows at a page its fields, and posts those of a whole category', async () => {
  const { form } = await begun();
  const whole = await form();
  const keysAt = (step: string) => fieldsOfStep(whole, step).map((field) => field.key);
  expect(keysAt('company_identification')).toEqual([SIRET, NAME, EMAIL]);
  for (const place of ['motifs_exclusion', SECTION]) expect(keysAt(place)).toEqual([YES_NO, FILES]);
  expect(keysAt('motifs_exclusion/declaration')).toEqual([]);
  expect(keysAt('summary')).toEqual([]);
});
