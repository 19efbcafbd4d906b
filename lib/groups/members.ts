import type { Database } from '@/db/database';
import { revokeLinks } from '@/db/queries/access';
import { changeFirm, forgetPart, insertMember, type NamedMember, putLotsOfFirm } from '@/db/queries/firms';
import { AppError } from '@/lib/errors';
import { type HeldGroup, holdGroup, memberOf, recordMember } from './hold-group';
import { type MemberProblem, type PostedMember, readMember } from './member-input';

/** More members than any group has; each may join files up to the room of the whole dossier. */
const MAX_FIRMS = 30;

/** What is posted of a member; `lots`: ranks of the lots that it takes part in, none for all of those applied for. */
export type MemberPost = { posted: PostedMember; lots: readonly number[] };

type Outcome = { rank: number } | { problems: MemberProblem[] };

/** Adds a member to a group. Returns its rank, or what is to be mended. Throws `conflict` as `holdGroup` does, or without group. */
export function addMember(applicationId: string, post: MemberPost, now: Date): Promise<Outcome> {
  return holdGroup(applicationId, async (tx, held) => {
    if (!held.application.groupKind) throw new AppError('conflict', 'the firm applies alone');
    if (held.firms.length >= MAX_FIRMS) return { problems: [{ field: 'company_name', code: 'too_many_members' }] };
    const read = readFor(held, post.posted);
    if ('problems' in read) return read;
    const member = await insertMember(tx, applicationId, read.member, now);
    await putLotsOfFirm(tx, { firmId: member.id, applicationId }, post.lots);
    await recordMember(tx, held, member, 'application.member_added', now);
    return { rank: member.rank };
  });
}

/**
 * Changes what the mandataire says of a member. Its name and SIRET are the member's own once it has declared its part.
 * Returns its rank, or what is to be mended. Throws `not_found`, `conflict`.
 */
export function changeMember(applicationId: string, rank: number, post: MemberPost, now: Date): Promise<Outcome> {
  return holdGroup(applicationId, async (tx, held) => {
    const member = memberOf(held, rank);
    const { companyName, siret } = member;
    const own = { company_name: companyName ?? '', siret: siret ?? '' };
    const read = readFor(held, member.declaredAt ? { ...post.posted, ...own } : post.posted, rank);
    if ('problems' in read) return read;
    await changeFirm(tx, member.id, read.member);
    await putLotsOfFirm(tx, { firmId: member.id, applicationId }, post.lots);
    await recordMember(tx, held, member, 'application.member_changed', now);
    return { rank };
  });
}

/** Removes a member: its links open nothing any more, what it wrote goes, its files are removed. Throws `not_found`, `conflict`. */
export function removeMember(applicationId: string, rank: number, now: Date): Promise<void> {
  return holdGroup(applicationId, async (tx, held) => {
    const member = memberOf(held, rank);
    await beginAnew(tx, member.id, now);
    await putLotsOfFirm(tx, { firmId: member.id, applicationId }, []);
    await changeFirm(tx, member.id, {
      removedAt: now,
      companyName: null,
      siret: null,
      foreignIdentifier: null,
      role: null,
      reservedTasks: null,
    });
    await recordMember(tx, held, member, 'application.member_removed', now);
  });
}

/** Nobody who filled a part, or may, opens it any more, and nothing is left of it but files of the field `keeps`. */
export async function beginAnew(tx: Database, firmId: string, now: Date, but: { keeps?: string } = {}): Promise<void> {
  await revokeLinks(tx, 'firm', firmId, now);
  await forgetPart(tx, firmId, now, but);
}

/** One firm is named once in a group. */
function readFor({ firms }: HeldGroup, posted: PostedMember, rank?: number): ReturnType<typeof readMember> {
  const read = readMember(posted);
  if ('problems' in read) return read;
  const isTwice = firms.some((firm) => firm.rank !== rank && isSame(firm, read.member));
  return isTwice ? { problems: [{ field: 'siret', code: 'siret_twice' }] } : read;
}

const isSame = (one: Pick<NamedMember, 'siret'>, other: Pick<NamedMember, 'siret'>) =>
  one.siret !== null && one.siret === other.siret;
