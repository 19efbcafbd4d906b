import { CATALOGUE_FIELDS } from '@/lib/catalogue';
import { lastValue, type PostedForm } from '@/lib/forms/read-form';
import type { Typed } from '@/lib/forms/shown-back';
import { hasVisible } from '@/lib/input/unseen-characters';
import { fieldKeyOf, inWords, labelsOf } from './input-labels';

/**
 * What a candidate had typed in a step, in the catalogue's words: what this market asks for is looked up nowhere. Inputs
 * are named by a field's key, a dot, the path of a member; buttons have no dot.
 */
export function typedByCandidate(form: PostedForm): Typed[] {
  const typed = [...form.keys()]
    .map((name): [string, string] => [name, lastValue(form, name) ?? ''])
    .filter(([name, value]) => name.includes('.') && hasVisible(value));
  const byField = Map.groupBy(typed, ([name]) => fieldKeyOf(name));
  return [...byField].flatMap(([key, entries]) => {
    const field = CATALOGUE_FIELDS.find((candidate) => candidate.key === key);
    const labelOf = labelsOf(key, field && { ...field, label: field.candidateLabel }, new Map(entries));
    return entries.map(([name, value]) => ({ label: labelOf(name), value: inWords(name, value) }));
  });
}
