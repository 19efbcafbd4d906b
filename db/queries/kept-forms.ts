import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { type Opened, sessionGrants } from '@/db/schema/access';
import { administratorSessions } from '@/db/schema/administrators';
import type { KeptForm } from '@/db/schema/kept-form';
import { keepable } from '@/lib/keepable';
import { ofGrant } from './access';

/**
 * What lets a browser in, and holds the last form that it posted in vain: what it may open of a market or of an application,
 * or its session of the console. The form goes with it.
 */
export type Keeper = { sessionId: string; subject: Opened; subjectId: string } | { administratorSessionId: string };

/** Keeps a form in place of the one before. */
export async function keepForm(keeper: Keeper, form: KeptForm, on: Database = database()): Promise<void> {
  const { table, isIt } = rowOf(keeper);
  await on
    .update(table)
    .set({ keptForm: { ...form, values: keepableIn(form.values) } })
    .where(isIt);
}

const keepableIn = (values: KeptForm['values']): KeptForm['values'] =>
  Object.fromEntries(Object.entries(values).map(([name, all]) => [keepable(name), all.map(keepable)]));

/** The form that is kept, if it is of this place. */
export async function findKeptForm(
  keeper: Keeper,
  isItsPlace: (place: string) => boolean,
): Promise<KeptForm | undefined> {
  const { table, isIt } = rowOf(keeper);
  const [row] = await database().select({ form: table.keptForm }).from(table).where(isIt);
  return row?.form && isItsPlace(row.form.place) ? row.form : undefined;
}

/** Forgets the form that is kept, or only one of this place: once one is saved, it is of no use. */
export async function forgetForm(keeper: Keeper, place?: string, on: Database = database()): Promise<void> {
  const { table, isIt } = rowOf(keeper);
  const isOfPlace = place === undefined ? isNotNull(table.keptForm) : sql`${table.keptForm} ->> 'place' = ${place}`;
  await on.update(table).set({ keptForm: null }).where(and(isIt, isOfPlace));
}

function rowOf(keeper: Keeper) {
  if ('subject' in keeper)
    return { table: sessionGrants, isIt: ofGrant(keeper.sessionId, keeper.subject, keeper.subjectId) };
  return { table: administratorSessions, isIt: eq(administratorSessions.id, keeper.administratorSessionId) };
}
