import { database } from '@/db/database';
import { changeAddress } from '@/db/queries/addresses';
import { MESSAGE_GROUPS } from '@/lib/messages/message';

/** Keeps which groups of messages the owner of an address wants; what is not named is stopped. */
export async function chooseMessages(addressId: string, wanted: readonly string[]): Promise<void> {
  await changeAddress(database(), addressId, { stopped: MESSAGE_GROUPS.filter((group) => !wanted.includes(group)) });
}
