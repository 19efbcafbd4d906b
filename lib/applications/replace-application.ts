import { type Database, inTransaction } from '@/db/database';
import { findLotsOf, findRequirementsOf, putApplicationLots } from '@/db/queries/application-lots';
import { type Application, insertApplication, lockApplication } from '@/db/queries/applications';
import { copyMembers, copyPart, type Renewed, shareAccess } from '@/db/queries/copy-application';
import { findEditor } from '@/db/queries/editors';
import { lockMarketShared, type Market } from '@/db/queries/markets';
import { findRecipientsOf } from '@/db/queries/messages';
import { findReplacement, markWithdrawn } from '@/db/queries/replacements';
import { recordAudit } from '@/lib/audit/record';
import { newApplicationIdentifier } from '@/lib/identifiers';
import { DECLARATION_KEY } from '@/lib/journey/application-form';
import { promiseToAll } from '@/lib/messages/promise-messages';
import { wantRegisters } from '@/lib/registers/want-registers';
import { tellWithdrawal } from '@/lib/webhooks/promise-webhook';
import { whyClosed } from './start-application';

/** Why a submitted application can be neither replaced nor withdrawn. */
export type Standstill = 'not_submitted' | 'replaced' | 'withdrawn' | 'cancelled' | 'deadline_passed';

/**
 * Why an application stands as it is: one that was submitted may be replaced or withdrawn until the deadline (a later sending
 * replaces the earlier one as a whole: art. R2151-6 Code de la commande publique, by analogy). Undefined when it may.
 */
export function whyItStands(
  application: Pick<Application, 'completedAt' | 'replacedAt' | 'withdrawnAt'>,
  market: Pick<Market, 'completedAt' | 'cancelledAt' | 'deadline'>,
  now: Date,
): Standstill | undefined {
  if (!application.completedAt) return 'not_submitted';
  if (application.replacedAt) return 'replaced';
  if (application.withdrawnAt) return 'withdrawn';
  const closed = whyClosed(market, now);
  return closed === 'not_configured' ? 'cancelled' : closed;
}

/**
 * Begins what will replace a submitted application: a draft that is a copy of it, but for the declarations on honour, which
 * are made again. Whoever may open the one may open the other. There is one such draft: begun again, it is returned as it
 * is, and opens to who came since, not to who left it. The submitted one stands until its replacement is submitted. Returns the
 * draft's identifier, or why there is none.
 * @param by the browser that asks
 */
export function beginReplacement(
  applicationId: string,
  now: Date,
  by: string | null = null,
): Promise<{ identifier: string } | { why: Standstill }> {
  return inTransaction(async (tx) => {
    const { application, market, why } = await lockSubmitted(tx, applicationId, now);
    if (why) return { why };
    const begun = await findReplacement(tx, application.id);
    const draft = begun ?? (await copy(tx, application, market, now));
    const again = begun && { since: begun.createdAt, by };
    await shareAccess(tx, { subject: 'application', from: application.id, to: draft.id, again }, now);
    return { identifier: draft.identifier };
  });
}

/** Withdraws a submitted application, for good; done again, it changes nothing. Returns why it could not. */
export function withdrawApplication(applicationId: string, now: Date): Promise<Standstill | undefined> {
  return inTransaction(async (tx) => {
    const { application, market, why } = await lockSubmitted(tx, applicationId, now);
    if (why) return why === 'withdrawn' ? undefined : why;
    await markWithdrawn(tx, application.id, now);
    const target = { kind: 'application', id: application.identifier };
    await recordAudit(tx, { action: 'application.withdrawn', target, details: { market: market.identifier }, now });
    const facts = { market: market.name, at: now.toISOString() };
    const withdrawn = { kind: 'withdrawn', facts, about: application.id } as const;
    await promiseToAll(tx, await findRecipientsOf(tx, application.id, { withParts: true }), withdrawn, now);
    const editor = await findEditor(market.editorId);
    // Else once it was told that it was submitted (`announceDocuments`).
    if (editor && application.documentsReadyAt)
      await tellWithdrawal(tx, editor, { ...application, withdrawnAt: now }, market, now);
    return undefined;
  });
}

/** Held against its replacement, and against a cancellation or another deadline in the same instant. */
async function lockSubmitted(tx: Database, applicationId: string, now: Date) {
  const application = await lockApplication(tx, applicationId);
  const market = await lockMarketShared(tx, application.marketId);
  return { application, market, why: whyItStands(application, market, now) };
}

/** Of a declaration on honour what was explained is shown again; which answer it gave is for its firm to say once more. */
const undeclared: Renewed = (answer) => {
  if (answer.fieldKey !== DECLARATION_KEY) return answer;
  const { explanation } = answer.draft;
  return { ...answer, draft: explanation ? { explanation } : {}, value: null, inError: false };
};

async function copy(tx: Database, replaced: Application, market: Market, now: Date): Promise<Application> {
  const {
    marketId,
    siret,
    foreignIdentifier,
    companyName,
    groupKind,
    mandataireSolidaire,
    reliesOnFirms,
    providerUserId,
  } = replaced;
  const draft = await insertApplication(tx, {
    ...{ marketId, siret, foreignIdentifier, companyName, groupKind, mandataireSolidaire, reliesOnFirms },
    providerUserId,
    identifier: newApplicationIdentifier(now),
    replacesId: replaced.id,
    // The same firm: another one's submission would take this one's place. One that is being registered may have its number by now.
    siretLocked: siret !== null || (foreignIdentifier !== null && foreignIdentifier.value !== null),
    savedSteps: replaced.savedSteps,
    createdAt: now,
  });
  const lots = (await findLotsOf(replaced, tx)).filter(({ isChosen }) => isChosen);
  await putApplicationLots(
    tx,
    draft,
    lots.map(({ number }) => number),
  );
  await copyPart(tx, replaced.firmId, draft.firmId, undeclared, now);
  await copyMembers(tx, replaced, draft, undeclared, now);
  if (siret) {
    const requirements = await findRequirementsOf(draft, tx);
    await wantRegisters(tx, { firmId: draft.firmId, market, requirements, siret, isIdentified: true }, now);
  }
  const target = { kind: 'application', id: draft.identifier };
  const details = { market: market.identifier, replaces: replaced.identifier };
  await recordAudit(tx, { action: 'application.replacement_begun', target, details, now });
  return draft;
}
