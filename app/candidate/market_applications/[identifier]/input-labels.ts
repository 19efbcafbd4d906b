import { DECLARATION_CHOICES } from '@/lib/applications/declaration-rule';
import { draftOf } from '@/lib/applications/posted-draft';
import { inputName } from '@/lib/fields/field-type';
import { questionOf } from '@/lib/fields/question-of';
import { DECLARATION_KEY } from '@/lib/journey/application-form';
import { countryName } from '@/lib/text/countries';
import { declarationText } from '@/lib/text/declaration';
import { fieldText } from '@/lib/text/fields';
import { identifierKinds } from '@/lib/text/firm-identifiers';
import { shownBackText } from '@/lib/text/shown-back';

/** Key of the field that an input is of. */
export const fieldKeyOf = (name: string) => name.split('.', 1)[0] ?? name;

type Named = { key: string; label: string; inputType: string };

/** How the inputs of a field are called: its label, and which of its members when it has several. */
export function labelsOf(
  key: string,
  field: Named | undefined,
  entries: ReadonlyMap<string, string>,
): (name: string) => string {
  if (key === DECLARATION_KEY) return () => declarationText.title;
  if (!field) return () => shownBackText.otherAnswer;
  const draft = draftOf(key, entries);
  return (name) => questionOf({ ...field, draft }, name.slice(key.length + 1));
}

/** What an input holds, as a person says it: a choice by its words. */
export function inWords(name: string, value: string): string {
  const declared = DECLARATION_CHOICES.find((choice) => choice === value);
  if (name === inputName(DECLARATION_KEY, 'choice') && declared) return declarationText.options[declared];
  if (name.endsWith('.choice')) return value === 'yes' ? fieldText.yes : value === 'no' ? fieldText.no : value;
  if (name.endsWith('.country')) return value === '' ? value : countryName(value);
  if (name.endsWith('.kind')) return identifierKinds[value as keyof typeof identifierKinds] ?? value;
  return /\.(checked|not_applicable|lot_\d+)$/.test(name) && value !== '' ? shownBackText.checked : value;
}
