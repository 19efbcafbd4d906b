import { type Read, typedValue } from './typed-value';

const MONTHS = [
  'janvier',
  'fevrier',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'aout',
  'septembre',
  'octobre',
  'novembre',
  'decembre',
];

const BETWEEN = '[\\s/.-]';
/** Day, month, year: « 31/12/2024 », « 31.12.24 », « 31 12 2024 ». */
const FIGURES = new RegExp(`^(\\d{1,2})\\s?${BETWEEN}\\s?(\\d{1,2})\\s?${BETWEEN}\\s?(\\d{4}|\\d{2})$`, 'u');
/** « 31 décembre 2024 », « 1er janv. 2024 », « 31-déc-24 » (a spreadsheet's), « le 31 décembre 2024 ». */
const WORDS = new RegExp(`^(?:le\\s+)?(\\d{1,2})(?:\\s?er)?${BETWEEN}+(\\p{L}+)${BETWEEN}+(\\d{4}|\\d{2})$`, 'iu');
/** Without anything between, as one types on a telephone: « 31122024 »; never the year first. */
const RUN_TOGETHER = /^(\d{2})(0[1-9]|1[0-2])((?:19|20)\d{2})$/;
const ISO = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/;

/**
 * A day as people write it in French, the day first, or as ISO 8601; stored as the latter. Two digits of a year are of
 * this century. null when nothing was typed.
 */
export const typedDay = typedValue((text): Read<string> => {
  const [year, month, day] = figuresOf(text.normalize('NFKC')) ?? [];
  if (year === undefined || month === undefined || day === undefined) return { problem: 'not_date' };
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1900 || year > 2099) return { problem: 'date_too_far' };
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? { value: date.toISOString().slice(0, 10) } : { problem: 'no_such_date' };
});

/** Year, month and day, as they are written; undefined when it is no date. */
function figuresOf(text: string): [year: number, month: number, day: number] | undefined {
  const iso = ISO.exec(text);
  if (iso) return [Number(iso[1]), Number(iso[2]), Number(iso[3])];
  const [, day, month = '', year = ''] = FIGURES.exec(text) ?? WORDS.exec(text) ?? RUN_TOGETHER.exec(text) ?? [];
  if (day === undefined) return undefined;
  const monthNumber = /\d/.test(month) ? Number(month) : monthOf(month);
  if (monthNumber === undefined) return undefined;
  return [Number(year.length === 2 ? `20${year}` : year), monthNumber, Number(day)];
}

/** « décembre », « Decembre », « déc » (a point after it is a separator): 12. undefined when it is no month, or several. */
function monthOf(word: string): number | undefined {
  const plain = word.toLocaleLowerCase('fr').normalize('NFD').replace(/\p{M}/gu, '');
  const [place, other] = MONTHS.flatMap((month, index) => (month.startsWith(plain) ? index : []));
  return plain.length < 3 || other !== undefined || place === undefined ? undefined : place + 1;
}
