import type { Database } from '@/db/database';
import { forgetOtherSirets, insertPending } from '@/db/queries/registers/states';
import { promise } from '@/lib/outbox/promise';
import { checkSiret } from '@/lib/siret';
import { connectedRegisters } from './connected';

/**
 * Has the public registers asked about a firm, in the background, once its SIRET is known; what was said of another one is
 * dropped. Nobody waits for them.
 */
export async function wantRegisters(tx: Database, firmId: string, typedSiret: string, now: Date): Promise<void> {
  const registers = connectedRegisters().filter(({ isProtected }) => !isProtected);
  if (registers.length === 0) return;
  const checked = checkSiret(typedSiret);
  const siret = checked.ok ? checked.siret : '';
  await forgetOtherSirets(tx, firmId, siret);
  if (!checked.ok) return;
  const wanted = { firmId, siret, registers: registers.map(({ key }) => key), now };
  if ((await insertPending(tx, wanted)) > 0) await promise(tx, { name: 'registers/wanted', data: { firmId } });
}
