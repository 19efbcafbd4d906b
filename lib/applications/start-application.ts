import { z } from 'zod';
import { type Database, inTransaction } from '@/db/database';
import { findRequirementsOf } from '@/db/queries/application-lots';
import { type Application, findNewestOfUser, insertApplication } from '@/db/queries/applications';
import { lockMarket, type Market } from '@/db/queries/markets';
import { recordAudit } from '@/lib/audit/record';
import { linkToApplication } from '@/lib/auth/access-links';
import { AppError } from '@/lib/errors';
import { newApplicationIdentifier } from '@/lib/identifiers';
import { readForeignIdentifier } from '@/lib/input/foreign-identifier';
import { optionalMember } from '@/lib/input/optional-member';
import { lengthIn, oneLine, type TextLength } from '@/lib/input/plain-text';
import { wantAgain, wantRegisters } from '@/lib/registers/want-registers';
import { checkSiret, normaliseSiret } from '@/lib/siret';
import { type Language, violationMessage } from '@/lib/text/api';
import { foreignIdentifierInput } from './foreign-identifier-input';

/** 14 digits suffice here (contract §3): one that fails the full rule is pointed out in the form. */
export const applicationInput = z.object(
  {
    siret: optionalMember(
      z
        .string('not_text')
        .transform(normaliseSiret)
        .refine((text) => /^\d{14}$/.test(text), 'length'),
    ),
    foreign_identifier: foreignIdentifierInput,
    provider_user_id: optionalMember(oneLine()),
  },
  'malformed',
);

export type StartedApplication = { application: Application; applicationUrl: string; created: boolean };

/**
 * Opens an application to a market: always a new draft, unless the editor names its user (`provider_user_id`) and has
 * opened one for that user and the same firm before, which this then returns, submitted or not, with a fresh link. A
 * SIRET, or what stands for it, is public: alone it opens nothing that another person wrote, and nothing is disclosed of
 * what was submitted under it (contract §3). Throws `invalid` when the market takes no application.
 */
export async function startApplication(
  market: Market,
  given: unknown,
  language: Language,
  now: Date,
): Promise<StartedApplication> {
  const parsed = applicationInput.safeParse(given ?? {});
  if (!parsed.success) throw invalidInput(language, parsed.error);
  const firm = { siret: parsed.data.siret ?? null, foreignIdentifier: parsed.data.foreign_identifier ?? null };
  if (firm.siret && firm.foreignIdentifier) throw invalid(language, 'foreign_identifier', 'beside_siret');
  const isKnown = firm.siret !== null || firm.foreignIdentifier !== null;
  const providerUserId = parsed.data.provider_user_id || null;
  return inTransaction(async (tx) => {
    // Held, so that one user who asks twice at once gets one draft, and against a cancellation in the same instant.
    const current = await lockMarket(tx, market.id);
    const closed = whyClosed(current, now);
    if (closed) throw invalid(language, 'base', closed);
    const earlier =
      isKnown && providerUserId ? await findNewestOfUser(tx, market.id, { ...firm, providerUserId }) : undefined;
    const application = earlier ?? (await open(tx, market, firm, providerUserId, now));
    if (earlier && !earlier.completedAt)
      await wantAgain(tx, { firmId: earlier.firmId, editorId: market.editorId }, now);
    const { url } = await linkToApplication(tx, application, current, now);
    const action = earlier ? 'application.link_made' : 'application.created';
    const target = { kind: 'application', id: application.identifier };
    await recordAudit(tx, { action, target, details: { market: market.identifier }, now });
    return { application, applicationUrl: url, created: !earlier };
  });
}

/** Why a market takes no application at `now`; undefined when it does. */
export function whyClosed(
  market: Pick<Market, 'completedAt' | 'cancelledAt' | 'deadline'>,
  now: Date,
): 'not_configured' | 'cancelled' | 'deadline_passed' | undefined {
  if (market.cancelledAt) return 'cancelled';
  if (!market.completedAt) return 'not_configured';
  return now > market.deadline ? 'deadline_passed' : undefined;
}

type Firm = Pick<Application, 'siret' | 'foreignIdentifier'>;

async function open(tx: Database, market: Market, firm: Firm, providerUserId: string | null, now: Date) {
  const { siret } = firm;
  const application = await insertApplication(tx, {
    identifier: newApplicationIdentifier(now),
    marketId: market.id,
    ...firm,
    siretLocked: isToBeLocked(firm),
    providerUserId,
    createdAt: now,
  });
  if (siret) {
    const requirements = await findRequirementsOf(application, tx);
    await wantRegisters(tx, { firmId: application.firmId, market, requirements, siret, isIdentified: false }, now);
  }
  return application;
}

/** Right by every rule, and not about to change: the form then shows it and does not ask. */
function isToBeLocked({ siret, foreignIdentifier }: Firm): boolean {
  if (siret !== null) return checkSiret(siret).ok;
  if (!foreignIdentifier || foreignIdentifier.value === null) return false;
  const { country, kind, value } = foreignIdentifier;
  return readForeignIdentifier({ country, kind, value }).faults.length === 0;
}

function invalidInput(language: Language, { issues: [issue] }: z.ZodError): AppError {
  return invalid(language, issue?.path.join('.') || 'base', issue?.message ?? 'malformed', issue && lengthIn(issue));
}

/** `place`: path of the member in what was given. */
function invalid(language: Language, place: string, code: string, length?: TextLength): AppError {
  const field = ['market_application', place].join('.');
  const member = place.slice(place.lastIndexOf('.') + 1);
  return new AppError('invalid', `application refused: ${code}`, [
    { field, code, message: violationMessage(language, member, code, length) },
  ]);
}
