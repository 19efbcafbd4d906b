import type { Change } from '@/lib/applications/merge-entries';
import { fieldKeyOf, inWords, labelsOf } from './input-labels';

export type ChangeInWords = { name: string; label: string; saved: string; savedInWords: string };

/** What was saved elsewhere, each thing by its name; of a card that came or went, the card and not each of its inputs. */
export function changesInWords(
  changes: readonly Pick<Change, 'name' | 'saved'>[],
  fields: readonly { key: string; label: string; inputType: string }[],
  entries: ReadonlyMap<string, string>,
): ChangeInWords[] {
  return changes.map(({ name, saved }) => {
    const key = fieldKeyOf(name);
    const field = fields.find((candidate) => candidate.key === key);
    return { name, label: labelsOf(key, field, entries)(name), saved, savedInWords: inWords(name, saved) };
  });
}
