import type { RegisterRow } from '@/db/queries/registers/states';
import type { RegisterNotice, RegisterState } from '@/db/schema/registers';
import type { Draft } from '@/lib/fields/field-type';
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
  notices: readonly RegisterNotice[];
  reference: string | null;
  answeredAt: Date | null;
  /** When it is asked again. */
  dueAt: Date | null;
};

/** What the registers say of a field with this source; null when none was asked. Of several, the first that has a value counts. */
export function saidOf(source: string | null, rows: readonly RegisterRow[]): RegisterSaid | null {
  if (source === null) return null;
  const said = REGISTERS.filter(({ gives }) => gives.includes(source)).flatMap((register) =>
    rows.filter((row) => row.register === register.key).map((row) => toSaid(source, row, register.isProtected)),
  );
  const given = said.find(({ value, choices }) => value !== null || choices.length > 0);
  return given ?? said.find(({ state }) => state === 'pending') ?? said[0] ?? null;
}

function toSaid(source: string, row: RegisterRow, isProtected: boolean): RegisterSaid {
  const { register, state, notices, reference, answeredAt, dueAt } = row;
  const { value = null, choices = [] } = row.said[source] ?? {};
  return { register, state, isProtected, value, choices, notices, reference, answeredAt, dueAt };
}

/** Where a value comes from that a register gave, or that was chosen among what it gave. */
export function provenanceOf({ register, reference, answeredAt }: RegisterSaid): Provenance {
  const at = (answeredAt ?? new Date(0)).toISOString();
  return { kind: 'register', register, at, ...(reference !== null && { reference }) };
}
