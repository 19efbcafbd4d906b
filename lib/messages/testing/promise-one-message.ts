import { randomUUID } from 'node:crypto';
import { inTransaction } from '@/db/database';
import { changeAddress, holdAddress } from '@/db/queries/addresses';
import { messageRows } from '@/db/testing/read-rows';
import { promiseMessages } from '@/lib/messages/promise-messages';

/** A message that waits to be sent since `now`, to somebody who confirmed their address. */
export async function promiseOneMessage(now: Date): Promise<{ id: string }> {
  const addressId = await inTransaction(async (tx) => {
    const { id } = await holdAddress(tx, `${randomUUID()}@entreprise.example`, now);
    await changeAddress(tx, id, { confirmedAt: now });
    await promiseMessages(tx, [{ kind: 'documents_ready', addressId: id, facts: { market: 'Marché' } }], now);
    return id;
  });
  const [message] = await messageRows(addressId);
  if (!message) throw new Error('no message was written');
  return message;
}
