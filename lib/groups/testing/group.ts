import { inTransaction } from '@/db/database';
import { findSession, type Session } from '@/db/queries/access';
import { type Application, findApplication } from '@/db/queries/applications';
import { findFirmOfPart, findFirms } from '@/db/queries/firms';
import type { Market } from '@/db/queries/markets';
import { findApplicationOpenTo } from '@/db/queries/open-applications';
import { createAccessLink } from '@/lib/auth/access-links';
import { enterByLink } from '@/lib/auth/enter-by-link';
import { formGroup } from '@/lib/groups/form-group';
import { makeMemberLink } from '@/lib/groups/give-part';
import { addMember } from '@/lib/groups/members';
import { partIdentifier } from '@/lib/identifiers';
import { digestSecret } from '@/lib/keys';

/** Before the deadline of the markets of tests. */
export const NOW = new Date('2026-11-22T10:00:00.123Z');

export const named = (company_name: string, siret = '') => ({
  posted: { company_name, siret, role: '', reserved_tasks: '' },
  lots: [],
});

/** Makes a draft a group's, with these members beside the one that leads. */
export async function makeGroup(application: Application, names: readonly string[]): Promise<void> {
  await formGroup(application.id, { kind: 'conjoint', mandataireSolidaire: true });
  for (const name of names) await addMember(application.id, named(name), NOW);
}

/** The link of a member: its token. */
export async function linkOf(application: Application, rank: number, isConfirmed = false): Promise<string> {
  const given = await makeMemberLink(application.id, rank, isConfirmed, NOW);
  if ('asks' in given) throw new Error('the part is begun');
  return given.made.url.split('/').at(-2) ?? '';
}

/** Presses the button of a member's link, in a browser that has this session or none; undefined when it opens nothing. */
export async function press(
  application: Application,
  rank: number,
  token: string,
  before?: Session,
  now = NOW,
): Promise<Session | undefined> {
  const identifier = partIdentifier(application.identifier, rank);
  const subjectId = (await findFirmOfPart(identifier)) ?? '';
  const cookie = await enterByLink({ token, subject: 'firm', subjectId, identifier }, before, now);
  return cookie === undefined ? undefined : findSession(digestSecret(cookie));
}

/** A browser that opened the application's own link. */
export async function openWhole(application: Application): Promise<Session> {
  const link = {
    subject: 'application',
    subjectId: application.id,
    expiresAt: new Date('2027-01-30T00:00:00Z'),
  } as const;
  const token = await inTransaction((tx) => createAccessLink(tx, link, NOW));
  const cookie = await enterByLink({ token, ...link }, undefined, NOW);
  const session = await findSession(digestSecret(cookie ?? ''));
  if (!session) throw new Error('the link did not open');
  return session;
}

/** A member's part as this browser may open it. */
export async function openPart(session: Session | undefined, application: Application, rank: number) {
  return findApplicationOpenTo(
    session?.id ?? '00000000-0000-4000-8000-000000000000',
    partIdentifier(application.identifier, rank),
  );
}

/** The firms of an application, and itself as it is now. */
export async function groupOf(application: Application, _market?: Market) {
  const current = await findApplication(application.id);
  if (!current) throw new Error('no application');
  return { application: current, firms: await findFirms(application.id) };
}
