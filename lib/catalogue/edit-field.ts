import { type Database, inTransaction } from '@/db/database';
import {
  type EditableField,
  insertCatalogueChange,
  listEditableFields,
  lockCatalogue,
  putEdit,
  putPlaces,
} from '@/db/queries/console/catalogue';
import type { CatalogueChange } from '@/db/schema/catalogue-edits';
import type { By } from '@/lib/audit/by';
import { recordAudit } from '@/lib/audit/record';
import { AppError } from '@/lib/errors';
import { type FieldTexts, faultsOfTexts, TEXT_NAMES } from './field-texts';
import { REQUIRED_TO_SUBMIT } from './index';

/** `changed`: somebody else changed the field since it was read; `nothing`: it is so already. */
export type Edited = 'done' | 'nothing' | 'changed';

/** The actor of a change, the revision of the field that they read, and when. */
export type EditedBy = By & { administratorId: string; seenRevision: number };

/** What an operator wants of a field: its texts, and its place in its section, from 1. */
export type WantedField = { texts: FieldTexts; place: number };

/** What would change, by member: the four texts and the place. */
export function changesWanted(field: EditableField, section: readonly EditableField[], wanted: WantedField) {
  const texts = TEXT_NAMES.filter((name) => field.current[name] !== wanted.texts[name]);
  const before = placeOf(field, section);
  const change: CatalogueChange = Object.fromEntries(
    texts.map((name) => [name, { before: field.current[name], after: wanted.texts[name] }]),
  );
  if (before !== wanted.place) change.place = { before: String(before), after: String(wanted.place) };
  return change;
}

/** Rank of a field among those of its section, from 1. */
export const placeOf = (field: EditableField, section: readonly EditableField[]): number =>
  section.findIndex(({ key }) => key === field.key) + 1;

/** The fields of the same section, in their order. */
export const sectionOf = (field: EditableField, fields: readonly EditableField[]): EditableField[] =>
  fields.filter((other) => other.categoryKey === field.categoryKey && other.subcategoryKey === field.subcategoryKey);

/** Changes the texts and the place of a field. Throws `invalid` for texts that no page could show, `not_found`. */
export async function editField(key: string, wanted: WantedField, by: EditedBy): Promise<Edited> {
  if (faultsOfTexts(wanted.texts).length > 0) throw new AppError('invalid', 'a text is missing or too long');
  return changeField(key, by, async (tx, field, fields) => {
    const section = sectionOf(field, fields);
    if (wanted.place < 1 || wanted.place > section.length) throw new AppError('invalid', 'no such place');
    const change = changesWanted(field, section, wanted);
    if (Object.keys(change).length === 0) return change;
    if (change.place) await putPlaces(tx, placesAfter(field, section, wanted.place));
    // A text that is the one shipped is no edit: it follows the next version.
    const edited = TEXT_NAMES.map((name) => [
      name,
      wanted.texts[name] === field.shipped[name] ? null : wanted.texts[name],
    ]);
    await putEdit(tx, key, Object.fromEntries(edited));
    return change;
  });
}

/** No longer offers a field, but to the markets whose buyer has ticked it. Throws `conflict` for one that nothing can be submitted without. */
export async function archiveField(key: string, by: EditedBy): Promise<Edited> {
  if (!mayBeArchived(key)) throw new AppError('conflict', 'nothing can be submitted without this field');
  return changeField(key, by, async (tx, field): Promise<CatalogueChange> => {
    if (field.archivedAt) return {};
    await putEdit(tx, key, { archivedAt: by.now });
    return { archived: { before: null, after: by.now.toISOString() } };
  });
}

/** Offers an archived field again. */
export function restoreField(key: string, by: EditedBy): Promise<Edited> {
  return changeField(key, by, async (tx, field): Promise<CatalogueChange> => {
    if (!field.archivedAt) return {};
    await putEdit(tx, key, { archivedAt: null });
    return { archived: { before: field.archivedAt.toISOString(), after: null } };
  });
}

export const mayBeArchived = (key: string): boolean => !(Object.values(REQUIRED_TO_SUBMIT) as string[]).includes(key);

type Change = (tx: Database, field: EditableField, fields: EditableField[]) => Promise<CatalogueChange>;

function changeField(key: string, { administratorId, seenRevision, ...by }: EditedBy, apply: Change): Promise<Edited> {
  return inTransaction(async (tx) => {
    await lockCatalogue(tx);
    const fields = await listEditableFields(null, tx);
    const field = fields.find((each) => each.key === key);
    if (!field) throw new AppError('not_found', 'no such field');
    if (field.revision !== seenRevision) return 'changed';
    const change = await apply(tx, field, fields);
    const changed = Object.keys(change);
    if (changed.length === 0) return 'nothing';
    await insertCatalogueChange(tx, { fieldKey: key, at: by.now, administratorId, change });
    await recordAudit(tx, {
      ...by,
      action: actionOf(change),
      target: { kind: 'catalogue_field', id: key },
      details: { changed: changed.join(' ') },
    });
    return 'done';
  });
}

function actionOf({ archived }: CatalogueChange): string {
  if (!archived) return 'catalogue_field.edited';
  return archived.after === null ? 'catalogue_field.restored' : 'catalogue_field.archived';
}

/** The places of a section once a field has moved; none when that is the order shipped. */
function placesAfter(field: EditableField, section: readonly EditableField[], place: number) {
  const others = section.filter(({ key }) => key !== field.key);
  const ordered = others.toSpliced(place - 1, 0, field);
  const isShipped = ordered.every((each, index) => index === 0 || (ordered[index - 1]?.rank ?? 0) < each.rank);
  return new Map(ordered.map(({ key }, index) => [key, isShipped ? null : index + 1]));
}
