import { DECLARATION_CHOICES } from '@/lib/applications/declaration';
import { draftOf } from '@/lib/applications/posted-draft';
import { CATALOGUE_FIELDS } from '@/lib/catalogue';
import { inputName } from '@/lib/fields/field-type';
import { fieldType } from '@/lib/fields/registry';
import { lastValue, type PostedForm } from '@/lib/forms/read-form';
import type { Typed } from '@/lib/forms/shown-back';
import { DECLARATION_KEY } from '@/lib/journey/application-form';
import { declarationText } from '@/lib/text/declaration';
import { fieldText } from '@/lib/text/fields';
import { shownBackText } from '@/lib/text/shown-back';

/**
 * What a candidate had typed in a step, in the catalogue's words: what this market asks for is looked up nowhere. Inputs
 * are named by a field's key, a dot, the path of a member; buttons have no dot.
 */
export function typedByCandidate(form: PostedForm): Typed[] {
  const typed = [...form.keys()]
    .map((name): [string, string] => [name, lastValue(form, name) ?? ''])
    .filter(([name, value]) => name.includes('.') && value.trim() !== '');
  const byField = Map.groupBy(typed, ([name]) => name.slice(0, name.indexOf('.')));
  return [...byField].flatMap(([key, entries]) => {
    const labelOf = labelsOf(key, new Map(entries));
    return entries.map(([name, value]) => ({ label: labelOf(name), value: inWords(name, value) }));
  });
}

/** How the inputs of a field are called: its label, and which of its members when it has several. */
function labelsOf(key: string, entries: ReadonlyMap<string, string>): (name: string) => string {
  if (key === DECLARATION_KEY) return () => declarationText.title;
  const field = CATALOGUE_FIELDS.find((candidate) => candidate.key === key);
  if (!field) return () => shownBackText.otherAnswer;
  const { nameOf } = fieldType(field.inputType);
  const draft = draftOf(key, entries);
  return (name) => {
    const member = nameOf?.(name.slice(key.length + 1), draft);
    return member ? fieldText.pair(field.candidateLabel, member) : field.candidateLabel;
  };
}

function inWords(name: string, value: string): string {
  const declared = DECLARATION_CHOICES.find((choice) => choice === value);
  if (name === inputName(DECLARATION_KEY, 'choice') && declared) return declarationText.options[declared];
  if (name.endsWith('.choice')) return value === 'yes' ? fieldText.yes : value === 'no' ? fieldText.no : value;
  return name.endsWith('.checked') ? shownBackText.checked : value;
}
