import type { Database } from '@/db/database';
import type { Firm } from '@/db/queries/applications';
import { changeFirm, isPartBegun } from '@/db/queries/firms';
import { findMarket, type Market } from '@/db/queries/markets';
import { findRequirements } from '@/db/queries/requirements';
import { inviteIn, whyNotInvite } from '@/lib/addresses/people';
import { createAccessLink } from '@/lib/auth/access-links';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { partIdentifier } from '@/lib/identifiers';
import { MANDATE_KEY } from '@/lib/journey/application-form';
import { wantRegisters } from '@/lib/registers/want-registers';
import { type HeldGroup, holdGroup, memberOf, recordMember } from './hold-group';
import { beginAnew } from './members';

/** `asks`: something was written in the part, which would go; nothing was done, until it is confirmed. */
type Given<Made> = { made: Made } | { asks: true };

/**
 * Makes the link by which a member fills its part, until the deadline: it opens once, by a press of its button, for one
 * browser. The links of before and what they opened end; so does what was written in the part, which is begun anew: nobody has
 * proved who held them. Returns the address, which is not kept. Throws `not_found`, `conflict`.
 */
export function makeMemberLink(
  applicationId: string,
  rank: number,
  isConfirmed: boolean,
  now: Date,
): Promise<Given<{ url: string }>> {
  return holdGroup(applicationId, async (tx, held) => {
    const member = memberOf(held, rank);
    if (!isConfirmed && (await isPartBegun(tx, member.id, MANDATE_KEY))) return { asks: true };
    const market = await marketOf(held);
    if (now > market.deadline) throw new AppError('conflict', 'the deadline has passed');
    await beginAnew(tx, member.id, now);
    const link = { subject: 'firm', subjectId: member.id, expiresAt: market.deadline } as const;
    const token = await createAccessLink(tx, link, now);
    await wantIdentity(tx, member, market, now);
    await recordMember(tx, held, member, 'application.member_link_made', now);
    const part = partIdentifier(held.application.identifier, rank);
    return { made: { url: `${env().BASE_URL}/candidate/market_applications/${part}/access/${token}/member` } };
  });
}

/**
 * Writes to a member that its part waits for it: the owner of this address opens it by a code that goes there, from any browser,
 * and nothing in the message opens anything. As a link does, it ends what opened the part before, and begins it anew. `refused`:
 * too many invitations today. Throws `not_found`, `conflict`.
 */
export function mailMember(
  applicationId: string,
  { rank, address }: { rank: number; address: string },
  isConfirmed: boolean,
  now: Date,
): Promise<Given<{ rank: number }> | { refused: 'too_many' | 'too_many_people' }> {
  return holdGroup(applicationId, async (tx, held) => {
    const member = memberOf(held, rank);
    if (!isConfirmed && (await isPartBegun(tx, member.id, MANDATE_KEY))) return { asks: true };
    const market = await marketOf(held);
    if (now > market.deadline) throw new AppError('conflict', 'the deadline has passed');
    const identifier = partIdentifier(held.application.identifier, rank);
    const part = { subject: 'firm', subjectId: member.id, identifier } as const;
    const refused = await whyNotInvite(tx, part, address, now);
    if (refused) return { refused };
    await beginAnew(tx, member.id, now);
    await wantIdentity(tx, member, market, now);
    await inviteIn(tx, part, address, now, 'member_turn');
    return { made: { rank } };
  });
}

/**
 * Has the mandataire fill and declare a member's part under its mandate (art. R2142-23 Code de la commande publique): the
 * member's links end, and what it wrote goes, which the mandataire is not to read. Throws `not_found`, `conflict`.
 */
export function declareForMember(
  applicationId: string,
  rank: number,
  isConfirmed: boolean,
  now: Date,
): Promise<Given<{ rank: number }>> {
  return holdGroup(applicationId, async (tx, held) => {
    const member = memberOf(held, rank);
    if (member.declaredBy === 'mandataire') return { made: { rank } };
    if (!isConfirmed && (await isPartBegun(tx, member.id, MANDATE_KEY))) return { asks: true };
    await beginAnew(tx, member.id, now, { keeps: MANDATE_KEY });
    await changeFirm(tx, member.id, { declaredBy: 'mandataire' });
    await wantIdentity(tx, member, await marketOf(held), now);
    await recordMember(tx, held, member, 'application.member_taken_over', now);
    return { made: { rank } };
  });
}

async function marketOf({ application }: HeldGroup): Promise<Market> {
  const market = await findMarket(application.marketId);
  if (!market) throw new Error('an application without market');
  return market;
}

/** What a public register says of who the member is shows when its part is opened. */
async function wantIdentity(tx: Database, { id: firmId, siret }: Firm, market: Market, now: Date): Promise<void> {
  if (!siret) return;
  const requirements = await findRequirements(market.id, tx);
  await wantRegisters(tx, { firmId, market, requirements, siret, isIdentified: false }, now);
}
