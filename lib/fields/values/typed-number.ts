import { type Read, typedValue } from './typed-value';

type NumberRule = {
  decimals: 0 | 2;
  /** What may stand before and after the figures, spaces left out. */
  before?: RegExp;
  after?: RegExp;
  max?: number;
};

/** More digits than this are a slip of the finger, and begin to be more than a number holds exactly. */
const MAX_NUMBER = 1e12;

/** Points, commas or apostrophes that can only mark thousands: repeated, before the other mark, or apostrophes. */
const THOUSANDS = [
  { pattern: /^\d{1,3}(?:\.\d{3})+,\d+$|^\d{1,3}(?:\.\d{3}){2,}$/, mark: /\./g },
  { pattern: /^\d{1,3}(?:,\d{3})+\.\d+$|^\d{1,3}(?:,\d{3}){2,}$/, mark: /,/g },
  { pattern: /^\d{1,3}(?:['’]\d{3})+(?:[.,]\d+)?$/, mark: /['’]/g },
];

const UNIT = "(?:d['’])?(?:€|euros?|eur)?";
/** « 12,5 k€ », « 3 millions d’euros »: a factor misread would be a thousand times wrong, so people are asked for it whole. */
const IN_THOUSANDS = new RegExp(`^[\\d.,'’]+(?:k|m|mds?|milliers?|millions?|milliards?)${UNIT}(?:ht)?$`, 'i');
const WITH_TAX = new RegExp(`^[\\d.,'’]+${UNIT}t\\.?t\\.?c\\.?$`, 'i');

/**
 * A number ≥ 0 as people write it: « 1 234 567,50 », spaces of any kind, a comma or a point, its unit or not, thousands
 * marked where that says one thing (« 1.234,50 »). « 1.234 » may mean a thousand: refused with the reason. null when
 * nothing was typed.
 */
function typedNumber({ decimals, before = /$^/, after = /$^/, max = MAX_NUMBER }: NumberRule) {
  return typedValue((text): Read<number | null> => {
    const figures = text
      .replace(/\p{White_Space}/gu, '')
      .replace(before, '')
      .replace(after, '');
    if (figures === '') return { value: null };
    const [, sign, absolute = ''] = /^([-−]?)(.*)$/.exec(figures) ?? [];
    const [, whole, fraction = ''] = /^(\d+)(?:[.,](\d+))?$/.exec(withoutThousands(absolute)) ?? [];
    if (whole === undefined) return { problem: whyNoNumber(absolute) };
    if (sign) return { problem: 'negative' };
    // Three digits after one mark, where a thousand is possible.
    if (fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole) && max >= 1000) return { problem: 'ambiguous_number' };
    if (fraction.length > decimals) return { problem: decimals === 0 ? 'not_whole' : 'too_many_decimals' };
    const value = Number(`${whole}.${fraction || 0}`);
    return Math.trunc(value) > MAX_NUMBER ? { problem: 'too_large_number' } : { value };
  });
}

function withoutThousands(figures: string): string {
  const mark = THOUSANDS.find(({ pattern }) => pattern.test(figures))?.mark;
  return mark ? figures.replace(mark, '') : figures;
}

function whyNoNumber(figures: string): string {
  if (IN_THOUSANDS.test(figures)) return 'in_thousands';
  return WITH_TAX.test(figures) ? 'with_tax' : 'not_number';
}

/** Euros before tax, cents included. */
export const typedEuros = typedNumber({
  decimals: 2,
  before: /^(?:€|euros?|eur)/i,
  after: /(?:€|euros?|eur)?(?:h\.?t\.?)?$/i,
});

/** A share, from 0 to 100. */
export const typedPercent = typedNumber({ decimals: 2, after: /%$/, max: 100 }).refine(
  (percent) => percent === null || percent <= 100,
  'over_hundred',
);

/** People, as full-time equivalents. */
export const typedHeadcount = typedNumber({ decimals: 2 });

/** A year of our time, as four digits. */
export const typedYear = typedNumber({ decimals: 0 }).refine(
  (year) => year === null || (year >= 1900 && year < 2100),
  'not_year',
);
