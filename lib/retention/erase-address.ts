import { inTransaction } from '@/db/database';
import { deleteAddress, findAddress, forgetAddressInSessions } from '@/db/queries/addresses';
import { lockApplication } from '@/db/queries/applications';
import { deleteAccesses, findOpenToAddress, isOpenElsewhere } from '@/db/queries/confirmed-access';
import { isHeld } from '@/db/queries/retention/due';
import { recordAudit } from '@/lib/audit/record';
import { eraseRows, removeObjects } from './erase-due';

/** What went at the request of an address's owner, and what stays: applications that others open too, and submissions. */
export type ErasedForOwner = { drafts: number; left: number };

/** Rule of an erasure that its owner asked for (GDPR, art. 17). */
const ON_REQUEST = 'on_request';

/**
 * Erases an address, with its codes, messages and accesses, at once; and the drafts that nobody else has access to, if
 * `withDrafts`: another person, a browser that opened the platform's link, a legal hold keep one. What was submitted is kept for
 * the buyer (art. R2184-12 and R2184-13 Code de la commande publique), without this address beside it.
 * @param sessionId the browser that asks, which counts as the owner's own
 */
export async function eraseAddress(
  addressId: string,
  { sessionId, withDrafts }: { sessionId: string | null; withDrafts: boolean },
  now: Date,
): Promise<ErasedForOwner> {
  const open = await findOpenToAddress(addressId);
  const drafts = withDrafts ? open.filter(({ subject }) => subject === 'application') : [];
  let erased = 0;
  for (const { application } of drafts)
    if (await eraseDraft(application.id, { addressId, sessionId }, now)) erased += 1;
  await inTransaction(async (tx) => {
    if (!(await findAddress(addressId, tx))) return;
    await deleteAccesses(tx, addressId);
    await forgetAddressInSessions(tx, addressId);
    await deleteAddress(tx, addressId);
    const target = { kind: 'address', id: addressId };
    await recordAudit(tx, { action: 'address.erased', target, details: { drafts: erased }, now });
  });
  return { drafts: erased, left: open.length - erased };
}

/** One transaction: its row held, everything that keeps it is asked again. */
async function eraseDraft(
  applicationId: string,
  owner: { addressId: string; sessionId: string | null },
  now: Date,
): Promise<boolean> {
  const erasure = await inTransaction(async (tx) => {
    const application = await lockApplication(tx, applicationId);
    if (application.completedAt || (await isHeld(tx, application))) return undefined;
    if (await isOpenElsewhere(tx, applicationId, owner, now)) return undefined;
    const { id, identifier } = application;
    return eraseRows(tx, 'application', { id, identifier, rule: ON_REQUEST }, now);
  });
  if (erasure) await removeObjects(erasure);
  return erasure !== undefined;
}
