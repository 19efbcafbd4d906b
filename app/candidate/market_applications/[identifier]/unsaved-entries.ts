import type { KeptForm } from '@/db/schema/kept-form';
import { draftOf, entriesOf } from '@/lib/applications/posted-draft';
import { type ApplicationForm, DECLARATION_KEY } from '@/lib/journey/application-form';
import { type ChangeInWords, changesInWords } from './changes-in-words';

/** Something that somebody else saved; `fieldId`: the input, or the field, that shows what one had typed. */
export type ChangedElsewhere = ChangeInWords & { fieldId: string };

/** The form with what was typed in place of what is saved, where the two are in conflict. */
export function withUnsaved(form: ApplicationForm, kept: KeptForm): ApplicationForm {
  const typedOver = (key: string, draft: Record<string, unknown>) =>
    draftOf(key, new Map([...entriesOf(key, draft), ...typedIn(kept)]));
  return {
    ...form,
    fields: form.fields.map((field) => (field.locked ? field : { ...field, draft: typedOver(field.key, field.draft) })),
    declarationDraft: typedOver(DECLARATION_KEY, form.declarationDraft),
  };
}

const typedIn = ({ values }: KeptForm) =>
  Object.entries(values).map(([name, all]): [string, string] => [name, all.at(-1) ?? '']);

/** What is saved there: of an input for a step, of a whole field for the summary. */
export function changedElsewhere(form: ApplicationForm, kept: KeptForm): ChangedElsewhere[] {
  const drafts = new Map(form.fields.map((field) => [field.key, field.draft]));
  const saved = new Map([
    ...[...drafts].flatMap(([key, draft]) => [...entriesOf(key, draft)]),
    ...entriesOf(DECLARATION_KEY, form.declarationDraft),
  ]);
  const names = kept.violations.map(({ field: name }) => ({ name, saved: saved.get(name) ?? '' }));
  const typed = new Map([...saved, ...typedIn(kept)]);
  return changesInWords(names, form.fields, typed).map((change) => ({ ...change, fieldId: change.name }));
}
