import { inTransaction } from '@/db/database';
import { setAddressOfSession } from '@/db/queries/addresses';

/** Has a session be that of somebody whose code was right. */
export const confirmInSession = (sessionId: string, addressId: string): Promise<void> =>
  inTransaction((tx) => setAddressOfSession(tx, sessionId, addressId));
