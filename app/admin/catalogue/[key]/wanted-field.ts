import type { WantedField } from '@/lib/catalogue/edit-field';
import { type FieldTexts, faultsOfTexts, TEXT_NAMES, tidyText } from '@/lib/catalogue/field-texts';
import { readWord, type Search } from '@/lib/console/read-search';
import { catalogueText as text } from '@/lib/text/admin-catalogue';

/** Longer than any text may be: the fault is then told, and the text shown back. */
const LONGEST_READ = 4_000;

/** What the edit form says, from an address or a post; a place that is no number is 0, which none is. */
export function readWanted(search: Search): WantedField {
  const texts = TEXT_NAMES.map((name) => [name, tidyText(readWord(search, name, LONGEST_READ) ?? '')]);
  const place = readWord(search, 'place') ?? '';
  return { texts: Object.fromEntries(texts) as FieldTexts, place: /^\d{1,3}$/.test(place) ? Number(place) : 0 };
}

export type WantedFault = { fieldId: string; message: string };

/** What is to be mended in the form before anything can be shown or applied. */
export function faultsOfWanted(wanted: WantedField, sectionSize: number): WantedFault[] {
  const faults = faultsOfTexts(wanted.texts).map(({ name, why: code, length }) => {
    const label = text.names[name] ?? name;
    return { fieldId: name, message: code === 'missing' ? text.missing(label) : text.wrong(label, { code, length }) };
  });
  const isPlace = wanted.place >= 1 && wanted.place <= sectionSize;
  return isPlace ? faults : [...faults, { fieldId: 'place', message: text.wrongPlace(sectionSize) }];
}
