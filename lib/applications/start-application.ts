import { z } from 'zod';
import { type Database, inTransaction } from '@/db/database';
import { type Application, findDraftBySiret, insertApplication, isSiretSubmitted } from '@/db/queries/applications';
import { lockMarket, type Market } from '@/db/queries/markets';
import { recordAudit } from '@/lib/audit/record';
import { linkToApplication } from '@/lib/auth/access-links';
import { AppError } from '@/lib/errors';
import { newApplicationIdentifier } from '@/lib/identifiers';
import { oneLine } from '@/lib/plain-text';
import { checkSiret, normaliseSiret } from '@/lib/siret';
import { type Language, violationMessage } from '@/lib/text/api';

/** 14 digits suffice here (contract §3): one that fails the full rule is pointed out in the form. */
export const applicationInput = z.object(
  {
    siret: z
      .string('not_text')
      .transform(normaliseSiret)
      .refine((text) => /^\d{14}$/.test(text), 'length')
      .nullish(),
    provider_user_id: oneLine().nullish(),
  },
  'malformed',
);

export type StartedApplication = { application: Application; applicationUrl: string; created: boolean };

/**
 * Opens an application to a market: the firm's draft when the editor already opened one with this SIRET, else a new one.
 * Throws `invalid` when the market takes none, or this SIRET has submitted already.
 */
export async function startApplication(
  market: Market,
  given: unknown,
  language: Language,
  now: Date,
): Promise<StartedApplication> {
  const parsed = applicationInput.safeParse(given ?? {});
  if (!parsed.success) throw invalid(language, memberOf(parsed.error), parsed.error.issues[0]?.message ?? 'malformed');
  const siret = parsed.data.siret ?? null;
  return inTransaction(async (tx) => {
    // Held, so that one SIRET asked for twice at once gives one draft, and against a cancellation in the same instant.
    const current = await lockMarket(tx, market.id);
    const closed = whyClosed(current, now);
    if (closed) throw invalid(language, 'base', closed);
    if (siret && (await isSiretSubmitted(tx, market.id, siret))) throw invalid(language, 'base', 'already_submitted');
    const draft = siret ? await findDraftBySiret(tx, market.id, siret) : undefined;
    const application = draft ?? (await open(tx, market, siret, parsed.data.provider_user_id ?? null, now));
    const { url } = await linkToApplication(tx, application, current, now);
    const action = draft ? 'application.link_made' : 'application.created';
    const target = { kind: 'application', id: application.identifier };
    await recordAudit(tx, { action, target, details: { market: market.identifier }, now });
    return { application, applicationUrl: url, created: !draft };
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

function open(tx: Database, market: Market, siret: string | null, providerUserId: string | null, now: Date) {
  return insertApplication(tx, {
    identifier: newApplicationIdentifier(now),
    marketId: market.id,
    siret,
    siretLocked: siret !== null && checkSiret(siret).ok,
    providerUserId,
    createdAt: now,
  });
}

function memberOf(error: z.ZodError): string {
  return String(error.issues[0]?.path[0] ?? 'base');
}

function invalid(language: Language, member: string, code: string): AppError {
  const field = ['market_application', member].join('.');
  return new AppError('invalid', `application refused: ${code}`, [
    { field, code, message: violationMessage(language, member, code) },
  ]);
}
