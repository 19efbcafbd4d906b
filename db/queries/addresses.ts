import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { sessions } from '@/db/schema/access';
import { addressCodes, mailAddresses } from '@/db/schema/messages';

export type MailAddress = typeof mailAddresses.$inferSelect;
export type AddressCode = typeof addressCodes.$inferSelect;

/** The row of an address, made if there is none, and held until the transaction ends. `address`: in lower case. */
export async function holdAddress(tx: Database, address: string, now: Date): Promise<MailAddress> {
  const [row] = await tx
    .insert(mailAddresses)
    .values({ address, createdAt: now })
    .onConflictDoUpdate({ target: mailAddresses.address, set: { address } })
    .returning();
  if (!row) throw new Error('the address was not written');
  return row;
}

export async function findAddress(id: string, on: Database = database()): Promise<MailAddress | undefined> {
  const [row] = await on.select().from(mailAddresses).where(eq(mailAddresses.id, id));
  return row;
}

/** The row of an address as it is written, in lower case. */
export async function findAddressWritten(address: string): Promise<MailAddress | undefined> {
  const [row] = await database().select().from(mailAddresses).where(eq(mailAddresses.address, address));
  return row;
}

/** The address that was confirmed in this session. */
export async function findAddressOfSession(
  sessionId: string,
  on: Database = database(),
): Promise<MailAddress | undefined> {
  const [row] = await on
    .select({ address: mailAddresses })
    .from(sessions)
    .innerJoin(mailAddresses, eq(mailAddresses.id, sessions.addressId))
    .where(eq(sessions.id, sessionId));
  return row?.address;
}

export async function changeAddress(
  on: Database,
  id: string,
  change: Partial<Pick<MailAddress, 'confirmedAt' | 'refusedAt' | 'stopped'>>,
): Promise<void> {
  await on.update(mailAddresses).set(change).where(eq(mailAddresses.id, id));
}

/** Has a session be that of somebody who confirmed this address, or (null) no longer. */
export async function setAddressOfSession(tx: Database, sessionId: string, addressId: string | null): Promise<void> {
  await tx.update(sessions).set({ addressId }).where(eq(sessions.id, sessionId));
}

/** Ends, in every browser, what the confirmation of this address opened. */
export async function forgetAddressInSessions(tx: Database, addressId: string): Promise<void> {
  await tx.update(sessions).set({ addressId: null }).where(eq(sessions.addressId, addressId));
}

/** Writes the code of a browser, in place of the one before. */
export async function putCode(tx: Database, code: AddressCode): Promise<void> {
  await tx.insert(addressCodes).values(code).onConflictDoUpdate({ target: addressCodes.browserDigest, set: code });
}

/** The code that this browser waits for, if it still opens at `now`. */
export async function findCode(browserDigest: string, now: Date): Promise<AddressCode | undefined> {
  const [row] = await database()
    .select()
    .from(addressCodes)
    .where(and(eq(addressCodes.browserDigest, browserDigest), gt(addressCodes.expiresAt, now)));
  return row;
}

/** Takes one of the tries of a browser's code, and returns the row; undefined when there is none, or none left. */
export async function takeTry(tx: Database, browserDigest: string, now: Date): Promise<AddressCode | undefined> {
  const [row] = await tx
    .update(addressCodes)
    .set({ triesLeft: sql`${addressCodes.triesLeft} - 1` })
    .where(
      and(
        eq(addressCodes.browserDigest, browserDigest),
        gt(addressCodes.expiresAt, now),
        gt(addressCodes.triesLeft, 0),
      ),
    )
    .returning();
  return row;
}

export async function deleteCode(tx: Database, browserDigest: string): Promise<void> {
  await tx.delete(addressCodes).where(eq(addressCodes.browserDigest, browserDigest));
}

/** Deletes the codes that no longer open anything; returns how many. */
export async function deleteEndedCodes(now: Date): Promise<number> {
  const deleted = await database()
    .delete(addressCodes)
    .where(sql`${addressCodes.expiresAt} <= ${now.toISOString()}::timestamptz`)
    .returning({ id: addressCodes.addressId });
  return deleted.length;
}

/** Deletes an address, with its codes and messages: once nobody has access by it. */
export async function deleteAddress(tx: Database, id: string): Promise<void> {
  await tx.delete(mailAddresses).where(eq(mailAddresses.id, id));
}

/** Whether anybody has shown that this address is read, of those that were not refused since. */
export const isReached = ({ confirmedAt, refusedAt }: MailAddress) => confirmedAt !== null && refusedAt === null;

/** Conditions of an address to which messages that were not asked for may go. */
export const reached = and(sql`${mailAddresses.confirmedAt} is not null`, isNull(mailAddresses.refusedAt));
