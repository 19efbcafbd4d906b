import { OTHER_COUNTRIES, UNION_COUNTRIES } from '@/lib/input/countries';

const names = new Intl.DisplayNames('fr', { type: 'region' });
const inOrder = new Intl.Collator('fr');

/** The French name of a country (CLDR); its code when it has none. */
export const countryName = (code: string): string => {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
};

type Named = { value: string; label: string };

const named = (codes: readonly string[]): Named[] =>
  codes
    .map((code) => ({ value: code, label: countryName(code) }))
    .sort((one, other) => inOrder.compare(one.label, other.label));

/** Every country, as a form offers them: the Union's first. */
export const countryChoices: readonly { label: string; options: readonly Named[] }[] = [
  { label: 'Union européenne', options: named(UNION_COUNTRIES) },
  { label: 'Autres pays', options: named(OTHER_COUNTRIES) },
];
