import { isDeepStrictEqual } from 'node:util';
import type { RegisterRow } from '@/db/queries/registers/states';
import type { RegisterNotice, RegisterState, SaidOfSource } from '@/db/schema/registers';
import type { Draft } from '@/lib/fields/field-type';
import { isTable } from '@/lib/fields/values/merge-years';
import type { Provenance } from '@/lib/fields/values/provenance';
import { REGISTERS } from './registers';

/** What a register says, or does not, of a field. */
export type RegisterSaid = {
  register: string;
  state: RegisterState;
  isProtected: boolean;
  /** As the field stores it; null when it gave none, or several to choose from. */
  value: Draft | null;
  choices: readonly string[];
  statement: SaidOfSource['statement'] | null;
  /** Name of the establishment that it recognised. */
  known: string | null;
  /** Day until which what it gave is valid (`2027-06-30`). */
  validUntil: string | null;
  notices: readonly RegisterNotice[];
  reference: string | null;
  answeredAt: Date | null;
  /** When it is asked again. */
  dueAt: Date | null;
  /** What it says now, where that is something else than what counts, and may be shown. */
  newer: Pick<RegisterSaid, 'value' | 'choices' | 'known' | 'answeredAt' | 'validUntil'> | null;
};

/**
 * What the registers say of a field, which they know by its source or by its key; null when none was asked. Of several, the
 * first that has something counts.
 */
export function saidOf(
  { source, fieldKey }: { source: string | null; fieldKey: string },
  rows: readonly RegisterRow[],
): RegisterSaid | null {
  const said = REGISTERS.flatMap((register) => {
    const given = register.gives.find((name) => name === source || name === fieldKey);
    const asked = given === undefined ? [] : rows.filter((row) => row.register === register.key);
    return asked.map((row) => toSaid(given ?? '', row, register.isProtected));
  });
  const given = together(said.filter(hasGiven));
  return given ?? said.find(({ state }) => state === 'pending') ?? said[0] ?? null;
}

/** The first that gave something; a table of which each gives a row is one. */
function together(given: readonly RegisterSaid[]): RegisterSaid | undefined {
  const [first, ...others] = given;
  if (!first || !isTable(first.value)) return first;
  const tables = others.flatMap(({ value }) => (isTable(value) ? [value.years] : []));
  const isFilled = (row: object | undefined) => row !== undefined && Object.values(row).some((cell) => cell !== null);
  const years = first.value.years.map(
    (row, rank) => [row, ...tables.map((table) => table[rank])].find(isFilled) ?? row,
  );
  return { ...first, value: { years } };
}

/** It gave an answer, or several to choose from. */
export const hasGiven = ({ value, choices, statement, known }: RegisterSaid): boolean =>
  value !== null || choices.length > 0 || statement !== null || known !== null;

function toSaid(source: string, row: RegisterRow, isProtected: boolean): RegisterSaid {
  const { register, state, notices, reference, answeredAt, dueAt } = row;
  const given = givenBy(row.said[source]);
  const newer = isProtected ? null : newerOf(row, source);
  return { register, state, isProtected, ...given, notices, reference, answeredAt, dueAt, newer };
}

type Given = Pick<RegisterSaid, 'value' | 'choices' | 'statement' | 'known' | 'validUntil'>;

function givenBy(said: SaidOfSource | undefined): Given {
  const { value, choices = [], statement, known, validUntil } = said ?? {};
  return {
    ...{ value: value ?? null, choices, statement: statement ?? null, known: known ?? null },
    validUntil: validUntil ?? null,
  };
}

function newerOf({ said, newer }: RegisterRow, source: string): RegisterSaid['newer'] {
  if (!newer || isDeepStrictEqual(newer.said[source], said[source])) return null;
  return { ...givenBy(newer.said[source]), answeredAt: new Date(newer.answeredAt) };
}

/** Where a value comes from that a register gave, or that was chosen among what it gave. */
export function provenanceOf({ register, reference, answeredAt, validUntil }: RegisterSaid): Provenance {
  const at = (answeredAt ?? new Date(0)).toISOString();
  return {
    ...{ kind: 'register', register, at },
    ...(reference !== null && { reference }),
    ...(validUntil !== null && { validUntil }),
  };
}
