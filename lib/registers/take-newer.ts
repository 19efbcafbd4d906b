import type { Database } from '@/db/database';
import { changeRegisterRow, findRegisterRows } from '@/db/queries/registers/states';
import { asTaken } from './answer-again';
import { saidOf } from './register-said';

/** Takes what a register says now of a field, instead of what it said: its whole answer, since its parts belong together. */
export async function takeNewer(
  tx: Database,
  firmId: string,
  field: { source: string | null; fieldKey: string },
): Promise<void> {
  const rows = await findRegisterRows(firmId, tx);
  const said = saidOf(field, rows);
  const row = said?.newer && rows.find(({ register }) => register === said.register);
  if (row) await changeRegisterRow(tx, row, asTaken(row));
}
