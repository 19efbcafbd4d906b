import type { Draft } from '@/lib/fields/field-type';
import type { Provenance, Provenances } from './provenance';

type Row = Record<string, unknown>;

/** What tells a year of a table from another, whichever table has it. */
const KEYS = ['fiscal_year_end', 'year'];

/** True for the answer of a table of years. */
export const isTable = (value: Draft | null): value is { years: Row[] } => Array.isArray(value?.years);

/**
 * A table of which a register gives some cells: what was typed stands, what was left empty is the register's, in the rows
 * that are about the same year. Returns it, and where those cells come from, by their path (`years.0.turnover`).
 */
export function mergeYears(
  typed: Draft | null,
  given: { years: Row[] },
  provenance: Provenance,
): { value: Draft; provenances: Provenances } {
  const own = isTable(typed) ? typed.years : [];
  const provenances: Provenances = {};
  const years = given.years.map((row, rank) => {
    const mine = own[rank] ?? {};
    if (!isSameYear(mine, row)) return mine;
    const merged: Row = { ...row };
    for (const [member, cell] of Object.entries(row)) {
      if (mine[member] !== undefined && mine[member] !== null) merged[member] = mine[member];
      else if (cell !== null) provenances[`years.${rank}.${member}`] = provenance;
    }
    return merged;
  });
  return { value: { ...typed, years }, provenances };
}

const isSameYear = (mine: Row, given: Row) =>
  KEYS.every((key) => mine[key] === undefined || mine[key] === null || mine[key] === given[key]);

/** The table without the cells that a register gave: what its firm may read of it. */
export function withoutGivenCells(value: Draft, provenances: Provenances): Draft {
  if (!isTable(value)) return value;
  const isGiven = (rank: number, member: string) => provenances[`years.${rank}.${member}`]?.kind === 'register';
  const years = value.years.map((row, rank) =>
    Object.fromEntries(Object.entries(row).map(([member, cell]) => [member, isGiven(rank, member) ? null : cell])),
  );
  return { ...value, years };
}
