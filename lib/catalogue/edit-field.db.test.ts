import { beforeEach, describe, expect, it } from 'vitest';
import { findAvailableFields } from '@/db/queries/catalogue';
import { countMarketsConcerned, listCatalogueChanges, listEditableFields } from '@/db/queries/console/catalogue';
import { findRequirements } from '@/db/queries/requirements';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makePendingMarket, makeTestMarket } from '@/db/testing/make-test-market';
import { alter, auditRowsAbout } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { archiveField, type EditedBy, editField, placeOf, restoreField, sectionOf } from './edit-field';
import { tidyText } from './field-texts';
import { CATALOGUE_FIELDS, REQUIRED_TO_SUBMIT } from './index';
import { storeCatalogue } from './store-catalogue';

useTestDatabase();

const NOW = new Date('2026-11-22T10:00:00Z');
const SOMEBODY = 'c0ffee00-0000-4000-8000-000000000000';
const KEY = 'capacites_techniques_professionnelles_outillage_materiel_equipements';
const shipped = CATALOGUE_FIELDS.find(({ key }) => key === KEY);

const by = (seenRevision = 0): EditedBy => ({
  actor: { kind: 'administrator', id: SOMEBODY },
  administratorId: SOMEBODY,
  seenRevision,
  now: NOW,
});

beforeEach(async () => {
  await alter('truncate catalogue_edits, catalogue_changes');
  await storeCatalogue(NOW);
});

const found = async (key = KEY) => {
  const fields = await listEditableFields(null);
  const field = fields.find((each) => each.key === key);
  if (!field) throw new Error('no such field');
  return { field, section: sectionOf(field, fields), fields };
};
const offered = async () => findAvailableFields(['supplies', 'services', 'works', 'defense']);
const keys = async () => (await offered()).map(({ key }) => key);

/** The field as it is, with other texts or another place. */
async function edit(changes: { buyerLabel?: string; place?: number }, key = KEY): Promise<string> {
  const { field, section } = await found(key);
  const { place = placeOf(field, section), ...texts } = changes;
  return editField(key, { texts: { ...field.current, ...texts }, place }, by(field.revision));
}

describe('texts', () => {
  it('an edited label is offered to buyers, and outlives a start and an upgrade', async () => {
    expect(await edit({ buyerLabel: 'Outils et engins' })).toBe('done');
    await storeCatalogue(NOW);
    // what an upgrade would do: the next version ships another help
    await alter(
      `update catalogue_fields set buyer_help = 'Aide d’une autre version', buyer_label = 'x' where key = '${KEY}'`,
    );
    const field = (await offered()).find(({ key }) => key === KEY);
    expect(field).toMatchObject({ buyerLabel: 'Outils et engins', buyerHelp: 'Aide d’une autre version' });
  });

  it('a market that is completed keeps what it froze', async () => {
    const market = await makeTestMarket((await makeTestEditor()).editor.id, [KEY]);
    await edit({ buyerLabel: 'Outils et engins' });
    await archiveField(KEY, by(1));
    expect(await findRequirements(market.id)).toMatchObject([{ fieldKey: KEY, buyerLabel: shipped?.buyerLabel }]);
  });

  it('the text that is shipped is no edit: it follows the next version', async () => {
    await edit({ buyerLabel: 'Outils et engins' });
    await edit({ buyerLabel: shipped?.buyerLabel ?? '' });
    await alter(`update catalogue_fields set buyer_label = 'De la version suivante' where key = '${KEY}'`);
    expect((await found()).field.current.buyerLabel).toBe('De la version suivante');
  });

  it('keeps the no-break spaces of French, and makes one line of the rest', () => {
    expect(tidyText(' Un\u00a0« mot\u00a0»\n  et un autre\t? ')).toBe('Un\u00a0« mot\u00a0» et un autre ?');
    for (const { buyerLabel, buyerHelp, candidateLabel, candidateHelp } of CATALOGUE_FIELDS) {
      for (const text of [buyerLabel, buyerHelp, candidateLabel, candidateHelp]) expect(tidyText(text)).toBe(text);
    }
  });

  it('is refused when a text is missing or too long', async () => {
    await expect(edit({ buyerLabel: '' })).rejects.toMatchObject({ code: 'invalid' });
    await expect(edit({ buyerLabel: 'x'.repeat(201) })).rejects.toMatchObject({ code: 'invalid' });
    expect((await found()).field.revision).toBe(0);
  });

  it('of two people at once, the second is told, and changes nothing', async () => {
    const { field, section } = await found();
    const wanted = (buyerLabel: string) => ({
      texts: { ...field.current, buyerLabel },
      place: placeOf(field, section),
    });
    const outcomes = await Promise.all([editField(KEY, wanted('Un'), by()), editField(KEY, wanted('Deux'), by())]);
    expect(outcomes.toSorted()).toEqual(['changed', 'done']);
    expect(await listCatalogueChanges(KEY, 10)).toHaveLength(1);
  });

  it('says « nothing » and writes nothing when all is as it was', async () => {
    expect(await edit({})).toBe('nothing');
    expect(await listCatalogueChanges(KEY, 10)).toEqual([]);
    expect((await found()).field.revision).toBe(0);
  });
});

describe('order', () => {
  it('moves a field in its section, and nothing else', async () => {
    const { section, fields } = await found('identite_entreprise_identification_activite_principale');
    const before = fields.map(({ key }) => key);
    const last = section.at(-1)?.key ?? '';
    expect(await edit({ place: 1 }, last)).toBe('done');
    const after = await keys();
    expect(after.slice(0, section.length)).toEqual([
      last,
      ...section.map(({ key }) => key).filter((key) => key !== last),
    ]);
    expect(after.slice(section.length)).toEqual(before.slice(section.length));
    expect(await edit({ place: section.length }, last)).toBe('done');
    expect(await keys()).toEqual(before);
    expect((await found(last)).field.place, 'the order shipped needs no places').toBeNull();
  });

  it('puts what a later version adds at the end of a section that was ordered', async () => {
    const { section } = await found('identite_entreprise_contact_email');
    const [first, second] = section.map(({ key }) => key);
    await edit({ place: 1 }, second);
    // as if this field had come with the next version, at its head
    await alter(`update catalogue_edits set place = null where field_key = '${first}'`);
    expect((await found(first)).section.at(-1)?.key).toBe(first);
  });

  it('refuses a place that the section does not have', async () => {
    await expect(edit({ place: 99 })).rejects.toMatchObject({ code: 'invalid' });
    await expect(edit({ place: 0 })).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('archiving', () => {
  it('no longer offers the field, through starts, until it is restored', async () => {
    expect(await archiveField(KEY, by())).toBe('done');
    await storeCatalogue(NOW);
    expect(await keys()).not.toContain(KEY);
    expect(await archiveField(KEY, by(1))).toBe('nothing');
    expect(await restoreField(KEY, by(1))).toBe('done');
    expect(await keys()).toContain(KEY);
  });

  it('leaves it to those who have chosen it already', async () => {
    await archiveField(KEY, by());
    const forThem = await findAvailableFields(['works'], { chosen: [KEY] });
    expect(forThem.map(({ key }) => key)).toContain(KEY);
  });

  it.each(Object.values(REQUIRED_TO_SUBMIT))('is refused for %s: nothing could be submitted', async (key) => {
    await expect(archiveField(key, by())).rejects.toMatchObject({ code: 'conflict' });
    expect(await keys()).toContain(key);
  });
});

it('tells who did what, in the history and in the audit log', async () => {
  await edit({ buyerLabel: 'Outils et engins' });
  await archiveField(KEY, by(1));
  expect((await listCatalogueChanges(KEY, 10)).map(({ change }) => change)).toEqual(
    expect.arrayContaining([
      { buyerLabel: { before: shipped?.buyerLabel, after: 'Outils et engins' } },
      { archived: { before: null, after: NOW.toISOString() } },
    ]),
  );
  expect((await auditRowsAbout(KEY)).map(({ action, details }) => [action, details])).toEqual(
    expect.arrayContaining([
      ['catalogue_field.edited', { changed: 'buyerLabel' }],
      ['catalogue_field.archived', { changed: 'archived' }],
    ]),
  );
});

it('counts whom a change concerns', async () => {
  const { editor } = await makeTestEditor();
  const before = await countMarketsConcerned(KEY, ['works']);
  const configuration = { setup: { defense: false }, requiredFields: { fieldKeys: [] } };
  await makePendingMarket(editor.id, { configuration });
  await makePendingMarket(editor.id, { marketTypeCodes: ['services'], configuration });
  await makePendingMarket(editor.id, {
    configuration: { ...configuration, additionalFields: { wanted: true, fieldKeys: [KEY] } },
  });
  await makePendingMarket(editor.id, { cancelledAt: NOW });
  await makeTestMarket(editor.id, [KEY]);
  const { offered: offeredTo, ticked, completed } = await countMarketsConcerned(KEY, ['works']);
  expect([offeredTo - before.offered, ticked - before.ticked, completed - before.completed]).toEqual([2, 1, 1]);
  const forDefense = await countMarketsConcerned(KEY, ['defense']);
  await makePendingMarket(editor.id, { configuration: { setup: { defense: true } } });
  expect((await countMarketsConcerned(KEY, ['defense'])).offered - forDefense.offered).toBe(1);
});
