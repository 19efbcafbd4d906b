import type { Language } from '@/lib/text/api';

/**
 * The language of an answer's sentences: English when `Accept-Language` (RFC 9110, 12.5.4) prefers it to French, and
 * French otherwise. At equal weight, the first named wins; `*` stands for whichever of the two is not named.
 */
export function languageOf(request: Request): Language {
  const ranges = (request.headers.get('accept-language') ?? '').split(',').map(readRange);
  return preference(ranges, 'en') > preference(ranges, 'fr') ? 'en' : 'fr';
}

type LanguageRange = { language: string; weight: number };

/** `en-GB;q=0.8`: the primary language and its weight, from 0 to 1; what cannot be read weighs nothing. */
function readRange(text: string): LanguageRange {
  const [tag = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const [language = ''] = tag.split('-');
  const written = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
  return { language, weight: /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(written) ? Number(written) : 0 };
}

/** Less than any difference between two weights, which have three decimals at most. */
const PLACE = 1e-6;

function preference(ranges: readonly LanguageRange[], language: Language): number {
  const named = ranges.filter((range) => range.language === language);
  const wildcards = ranges.filter((range) => range.language === '*');
  const [best] = (named.length > 0 ? named : wildcards).toSorted((a, b) => b.weight - a.weight);
  if (!best || best.weight === 0) return 0;
  return best.weight - PLACE * ranges.indexOf(best);
}
