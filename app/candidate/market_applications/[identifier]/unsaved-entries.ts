import type { UnsavedEntries } from '@/db/schema/access';
import { draftOf, entriesOf } from '@/lib/applications/posted-draft';
import { type ApplicationForm, DECLARATION_KEY } from '@/lib/journey/application-form';
import { type ChangeInWords, changesInWords } from './changes-in-words';

/** Something that somebody else saved; `fieldId`: the input, or the field, that shows what one had typed. */
export type ChangedElsewhere = ChangeInWords & { fieldId: string };

/** The form with what was typed in place of what is saved, where the two are in conflict. */
export function withUnsaved(form: ApplicationForm, { entries }: UnsavedEntries): ApplicationForm {
  const typedOver = (key: string, draft: Record<string, unknown>) =>
    draftOf(key, new Map([...entriesOf(key, draft), ...Object.entries(entries)]));
  return {
    ...form,
    fields: form.fields.map((field) => (field.locked ? field : { ...field, draft: typedOver(field.key, field.draft) })),
    declarationDraft: typedOver(DECLARATION_KEY, form.declarationDraft),
  };
}

/** What is saved there: of an input for a step, of a whole field for the summary. */
export function changedElsewhere(form: ApplicationForm, { entries, changed }: UnsavedEntries): ChangedElsewhere[] {
  const drafts = new Map(form.fields.map((field) => [field.key, field.draft]));
  const saved = new Map([
    ...[...drafts].flatMap(([key, draft]) => [...entriesOf(key, draft)]),
    ...entriesOf(DECLARATION_KEY, form.declarationDraft),
  ]);
  const names = changed.map((name) => ({ name, saved: saved.get(name) ?? '' }));
  const typed = new Map([...saved, ...Object.entries(entries)]);
  return changesInWords(names, form.fields, typed).map((change) => ({ ...change, fieldId: change.name }));
}
