import * as z from 'zod';
import { fieldText } from '@/lib/text/fields';
import { parisWallClock } from '@/lib/time/paris-time';

/** Ids of the three years of a table, the last one first: N-1, N-2, N-3. */
export const YEAR_IDS = ['1', '2', '3'] as const;

/** What a browser posts of a table of years: always its three rows, in order. */
export function postedYears<Members extends z.ZodRawShape>(members: Members) {
  const row = <Id extends string>(id: Id) => z.strictObject({ id: z.literal(id), ...members });
  return z.tuple([row('1'), row('2'), row('3')]).optional();
}

/** What is kept of a table of years: three rows, whatever was filled in them. `key` tells a year from another. */
export function storedYears<Row extends Record<string, unknown>>(
  row: z.ZodType<Row>,
  key: keyof Row & string,
  emptyRow: Row,
) {
  return z
    .array(row)
    .length(YEAR_IDS.length)
    .check(({ value, issues }) => {
      value.forEach((year, index) => {
        const isRepeated = year[key] !== null && value.slice(0, index).some((earlier) => earlier[key] === year[key]);
        if (isRepeated) issues.push({ code: 'custom', message: 'year_twice', path: [index, key], input: year[key] });
      });
    })
    .default(YEAR_IDS.map(() => emptyRow));
}

/** True when something was filled in one of the years. */
export function isYearFilled(years: readonly object[]): boolean {
  return years.some((year) => Object.values(year).some((member) => member !== null));
}

export type Column = {
  member: string;
  label: string;
  /** Under the label in each row; or, of the year that the row is about, so that each example is its own. */
  hint?: string;
  hintOfYear?: (year: number) => string;
  inputMode?: 'numeric' | 'decimal';
};

/** The year that a row is about: N-1 is the last one that is over. */
export function yearOf(id: string, now: Date): number {
  return parisWallClock(now).year - Number(id);
}

/** « N-1, chiffre d’affaires », for the summary of what is to mend. */
export function nameOfYearMember(columns: readonly Column[]) {
  return (path: string): string | undefined => {
    const [, id = '', member] = path.split('.');
    const column = columns.find((candidate) => candidate.member === member);
    return column && fieldText.yearMember(id, column.label);
  };
}
