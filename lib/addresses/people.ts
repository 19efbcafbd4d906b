import { type Database, inTransaction } from '@/db/database';
import { holdAddress } from '@/db/queries/addresses';
import {
  endAccesses,
  findAccessById,
  findPeople,
  type PersonalAccess,
  putAccess,
  type What,
} from '@/db/queries/confirmed-access';
import { countMessages, type MessageKind } from '@/db/queries/messages';
import { findApplicationOfPart } from '@/db/queries/open-applications';
import { findChain } from '@/db/queries/replacements';
import { recordAudit } from '@/lib/audit/record';
import { AppError } from '@/lib/errors';
import { readPartIdentifier } from '@/lib/identifiers';
import { type PromisedMessage, promiseMessages } from '@/lib/messages/promise-messages';

/** An application, or a firm's part of one, with the identifier that people see. */
export type AskedAt = What & { identifier: string };

const DAY_MS = 86_400_000;
/** How many invitations go out in a day: a mailbox, or an application, is no way to write to strangers. */
const MAX_INVITATIONS = { application: 20, address: 5 } as const;
const INVITATIONS: readonly MessageKind[] = ['invitation', 'member_turn'];
/** More people than any firm has at one application. */
const MAX_PEOPLE = 30;

/** What a message about it says; the application whose it is. */
async function toldOf(tx: Database, what: AskedAt) {
  const found = await findApplicationOfPart(tx, what);
  if (!found) throw new AppError('unauthorized', 'no such application any more');
  const { application, market } = found;
  const facts = { market: market.name, application: what.identifier, deadline: market.deadline.toISOString() };
  return { applicationId: application.id, isDraft: application.completedAt === null, facts };
}

/** Adds an access by a confirmed address to what a browser may open; a link to it is sent there, once. */
export async function attach(tx: Database, what: AskedAt, addressId: string, now: Date): Promise<void> {
  const { subject, subjectId } = what;
  const { isNew } = await putAccess(tx, { subject, subjectId, addressId, usedAt: now }, now);
  if (!isNew) return;
  await recordPeople(tx, what, 'application.access_added', now);
  const { applicationId, isDraft, facts } = await toldOf(tx, what);
  if (isDraft) await promiseMessages(tx, [{ kind: 'way_back', addressId, applicationId, facts }], now);
}

/**
 * Lets the owner of an address in: by a code that goes there, never by the message itself. Inviting again writes again, within
 * the day's count. Returns why not: `too_many` (messages today), `too_many_people`.
 */
export function invite(what: AskedAt, address: string, now: Date): Promise<NotInvited | undefined> {
  return inTransaction(async (tx) => {
    const why = await whyNotInvite(tx, what, address, now);
    if (!why) await inviteIn(tx, what, address, now, 'invitation');
    return why;
  });
}

type NotInvited = 'too_many' | 'too_many_people';

/** Why an invitation may not go out now: nothing is done yet. */
export async function whyNotInvite(
  tx: Database,
  what: AskedAt,
  address: string,
  now: Date,
): Promise<NotInvited | undefined> {
  const { id: addressId } = await holdAddress(tx, address, now);
  const { applicationId } = await toldOf(tx, what);
  const since = { kinds: INVITATIONS, since: new Date(now.getTime() - DAY_MS) };
  const ofApplication = await countMessages(tx, { applicationId, ...since });
  const ofAddress = await countMessages(tx, { addressId, ...since });
  if (ofApplication >= MAX_INVITATIONS.application || ofAddress >= MAX_INVITATIONS.address) return 'too_many';
  return (await findPeople(what, tx)).length >= MAX_PEOPLE ? 'too_many_people' : undefined;
}

/** Invites, in the caller's transaction, once `whyNotInvite` has said nothing against it. */
export async function inviteIn(
  tx: Database,
  what: AskedAt,
  address: string,
  now: Date,
  kind: 'invitation' | 'member_turn',
): Promise<void> {
  const { id: addressId } = await holdAddress(tx, address, now);
  const { applicationId, facts } = await toldOf(tx, what);
  const { subject, subjectId } = what;
  await putAccess(tx, { subject, subjectId, addressId, usedAt: null }, now);
  await recordPeople(tx, what, 'application.person_invited', now);
  await promiseMessages(tx, [{ kind, addressId, applicationId, facts }], now);
}

/**
 * Ends one's own access, or an invitation that nobody used yet: nobody locks another out. Throws `forbidden` for another's.
 * @param ownAddressId the address of the session
 */
export function withdrawAccess(
  what: AskedAt,
  accessId: string,
  ownAddressId: string | undefined,
  now: Date,
): Promise<void> {
  return inTransaction(async (tx) => {
    const access = await findAccessById(tx, accessId);
    if (!access || access.subject !== what.subject || access.subjectId !== what.subjectId) return;
    if (access.usedAt && access.addressId !== ownAddressId) throw new AppError('forbidden', 'the access of another');
    await endAccesses(tx, [accessId], now);
    await recordPeople(tx, what, 'application.access_withdrawn', now);
  });
}

/** Ends accesses for their owners, who are told: by an operator, or by the editor (`revoke_previous`). */
export async function endAndTell(
  tx: Database,
  what: AskedAt,
  isEnded: (person: PersonalAccess) => boolean,
  now: Date,
): Promise<number> {
  const people = (await findPeople(what, tx)).filter(isEnded);
  if (people.length === 0) return 0;
  await endAccesses(
    tx,
    people.map(({ id }) => id),
    now,
  );
  const { applicationId, facts } = await toldOf(tx, what);
  const tellings = people.map(
    ({ addressId }): PromisedMessage => ({ kind: 'access_ended', addressId, applicationId, facts }),
  );
  await promiseMessages(tx, tellings, now);
  return people.length;
}

/**
 * An operator ends one person's access, to what the application replaces and to what is to replace it too: whoever may open
 * the one may open the other. Returns false when there is none (any more).
 */
export function endAccess(what: AskedAt, accessId: string, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const person = (await findPeople(what, tx)).find(({ id }) => id === accessId);
    if (!person) return false;
    for (const { id, identifier } of await findChain(tx, what.subjectId)) {
      const at = { ...what, subjectId: id, identifier };
      const count = await endAndTell(tx, at, ({ addressId }) => addressId === person.addressId, now);
      if (count > 0) await recordPeople(tx, at, 'application.access_ended', now);
    }
    return true;
  });
}

/** What was done, for the audit log: of which application, never by whose address. */
function recordPeople(tx: Database, { identifier }: AskedAt, action: string, now: Date): Promise<void> {
  const { identifier: id, rank } = readPartIdentifier(identifier);
  const details: Record<string, string> = rank > 1 ? { part: identifier } : {};
  return recordAudit(tx, { action, target: { kind: 'application', id }, details, now });
}
