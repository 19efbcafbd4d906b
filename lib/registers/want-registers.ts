import type { Database } from '@/db/database';
import { removeRegisterDocuments } from '@/db/queries/answers';
import { findEditor } from '@/db/queries/editors';
import type { Market, Requirement } from '@/db/queries/markets';
import { changeRegisterRow, findStale, forgetOtherSirets, insertPending } from '@/db/queries/registers/states';
import { promise } from '@/lib/outbox/promise';
import { checkSiret } from '@/lib/siret';
import { stays } from './answer-again';
import { connectedRegisters } from './connected';
import type { Register } from './register';

type Wanted = {
  firmId: string;
  market: Pick<Market, 'editorId'>;
  requirements: readonly Requirement[];
  /** As typed. */
  siret: string;
  /** The identification was saved: one means it. */
  isIdentified: boolean;
};

/**
 * Has registers asked about a firm, in the background: of its identity once its SIRET is known, of the rest once the
 * identification is saved and only for what the market asks. What was said under another SIRET is dropped. Nobody waits.
 */
export async function wantRegisters(tx: Database, wanted: Wanted, now: Date): Promise<void> {
  const connected = connectedRegisters();
  if (connected.length === 0) return;
  const { firmId, requirements, isIdentified, market } = wanted;
  const checked = checkSiret(wanted.siret);
  const siret = checked.ok ? checked.siret : '';
  if (await forgetOtherSirets(tx, firmId, siret)) await removeRegisterDocuments(tx, firmId, now);
  if (!checked.ok) return;
  const useful = connected.filter((each) => (each.isIdentity || isIdentified) && fills(each, requirements));
  const isAsked = useful.some(({ isProtected }) => isProtected);
  const mayAsk = isAsked && (await findEditor(market.editorId))?.registersAllowed;
  const registers = useful.filter(({ isProtected }) => !isProtected || mayAsk).map(({ key }) => key);
  for (const register of await insertPending(tx, { firmId, siret, registers, now }))
    await promise(tx, { name: 'register/wanted', data: { firmId, register } });
  if (isIdentified) await wantAgain(tx, { firmId, editorId: market.editorId }, now);
}

/**
 * Has the registers asked again whose answer is older than it may be used for another firm's: those of identity, which may
 * say something else by now; of the others those that gave nothing, or whose validity is over. What was answered stays
 * meanwhile.
 */
export async function wantAgain(
  tx: Database,
  { firmId, editorId }: { firmId: string; editorId: string },
  now: Date,
): Promise<void> {
  const connected = connectedRegisters();
  const stale = connected.length > 0 ? await findStale(tx, firmId, now) : [];
  const mayAsk = stale.length > 0 && (await findEditor(editorId))?.registersAllowed;
  for (const row of stale) {
    const register = connected.find(({ key }) => key === row.register);
    if (!register || (register.isProtected && !mayAsk)) continue;
    if (!register.isIdentity && stays(row, now)) continue;
    await changeRegisterRow(tx, row, { dueAt: now, askedAt: now });
    await promise(tx, { name: 'register/wanted', data: { firmId, register: row.register } });
  }
}

const fills = ({ gives }: Register, requirements: readonly Requirement[]) =>
  requirements.some(({ source, fieldKey }) => gives.some((name) => name === source || name === fieldKey));
