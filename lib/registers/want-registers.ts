import type { Database } from '@/db/database';
import { removeRegisterDocuments } from '@/db/queries/answers';
import { findEditor } from '@/db/queries/editors';
import type { Market, Requirement } from '@/db/queries/markets';
import { forgetOtherSirets, insertPending } from '@/db/queries/registers/states';
import { promise } from '@/lib/outbox/promise';
import { checkSiret } from '@/lib/siret';
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
}

const fills = ({ gives }: Register, requirements: readonly Requirement[]) =>
  requirements.some(({ source, fieldKey }) => gives.some((name) => name === source || name === fieldKey));
