import { randomBytes } from 'node:crypto';
import { inTransaction } from '@/db/database';
import { findSession, type Session } from '@/db/queries/access';
import { changeAddress, holdAddress } from '@/db/queries/addresses';
import { putAccess, type What } from '@/db/queries/confirmed-access';
import { findMessage } from '@/db/queries/messages';
import { messageRows } from '@/db/testing/read-rows';
import { decryptSecret, digestSecret } from '@/lib/keys';
import { secretContext } from '@/lib/messages/promise-messages';

/** An address that nobody else has. */
export const newAddress = () => `personne-${randomBytes(6).toString('hex')}@entreprise.example`;

/** Somebody who confirmed their address, with access to `what`. */
export async function makePerson(now: Date, what?: What): Promise<{ id: string; address: string; accessId: string }> {
  const address = newAddress();
  return inTransaction(async (tx) => {
    const { id } = await holdAddress(tx, address, now);
    await changeAddress(tx, id, { confirmedAt: now });
    const put = what && (await putAccess(tx, { ...what, addressId: id, usedAt: now }, now));
    return { id, address, accessId: put?.access.id ?? '' };
  });
}

/** The last code that was written to this address, as its owner reads it. */
export async function codeSentTo(addressId: string): Promise<string> {
  const last = (await messageRows(addressId)).findLast(({ kind }) => kind === 'code');
  const found = last && (await findMessage(last.id));
  if (!found?.message.secretCiphertext) throw new Error('no code waits to be sent');
  return decryptSecret(found.message.secretCiphertext, secretContext(found.message.id));
}

/** The session that a cookie's token opens. */
export async function sessionOf(token: string): Promise<Session> {
  const session = await findSession(digestSecret(token));
  if (!session) throw new Error('no such session');
  return session;
}
