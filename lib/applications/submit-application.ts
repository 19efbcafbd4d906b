import { isUniqueViolation } from '@/db/connection/database-error';
import { type Database, inTransaction } from '@/db/database';
import { holdStanding, putApplicationLots } from '@/db/queries/application-lots';
import { type Application, lockApplication, markSubmitted } from '@/db/queries/applications';
import { findFirms } from '@/db/queries/firms';
import { keepForm } from '@/db/queries/kept-forms';
import { lockMarketShared, type Market } from '@/db/queries/markets';
import { findRecipientsOf } from '@/db/queries/messages';
import { forgetAnswers } from '@/db/queries/registers/states';
import { markReplaced } from '@/db/queries/replacements';
import { recordAudit } from '@/lib/audit/record';
import { REQUIRED_TO_SUBMIT } from '@/lib/catalogue';
import { hasValue } from '@/lib/fields/read-answer';
import type { Seen } from '@/lib/forms/marks';
import { newOpaqueToken } from '@/lib/identifiers';
import { type ApplicationForm, DECLARATION_KEY, type FormField, loadForm } from '@/lib/journey/application-form';
import { SUMMARY_STEP } from '@/lib/journey/candidate-steps';
import { LOTS_KEY } from '@/lib/journey/lots-field';
import { sealVerificationSecret } from '@/lib/links/verification-secret';
import { promiseToAll } from '@/lib/messages/promise-messages';
import { promise } from '@/lib/outbox/promise';
import { declarationProblems } from './declaration-rule';
import { freezeAnswers, identityOf } from './freeze-answers';
import { findGroupBlockers, freezeParts, GroupForbidden, hasFirmTwice, keepGroupRules } from './group-parts';
import { asChanged } from './save-step';
import { whyClosed } from './start-application';
import { asItWasRead, changedSinceRead } from './what-was-read';

/** What prevents an application from being submitted (contract §5), each with the field to mend when there is one. */
export type Blocker =
  | { code: 'siret' | 'company_name' | 'contact_email' | 'lots' | 'declaration' }
  | { code: 'in_error'; fieldKey: string };

/** `changed`: somebody changed an answer since the summary was read. */
export type Refusal =
  | 'cancelled'
  | 'deadline_passed'
  | NotOnceMore
  | 'blocked'
  | 'changed'
  /** Two members of the group are one firm, by their SIRET. */
  | 'firm_twice'
  /** One of its firms takes part in another submission, which the buyer forbids. */
  | 'group_forbidden';

/** A firm stands on a lot already, or with this application would on more lots than it may. */
type NotOnceMore = 'already_submitted' | 'lot_limit';

/** What lets one live submission of a firm through. */
const ONCE = 'live_submissions_once';

type Outcome = { submitted: true } | { submitted: false; refusal: Refusal };
const SUBMITTED: Outcome = { submitted: true };

/** What is missing, or else wrong, before this application can be submitted; empty fields block nothing else. */
export function findBlockers(form: ApplicationForm): Blocker[] {
  const isMissing = (key: string) => {
    const field = form.fields.find((candidate) => candidate.key === key);
    return !field || (field.problems.length === 0 && !hasValue(field.inputType, field.value));
  };
  const declared = { problems: declarationProblems(form), refusals: form.declarationRefusals };
  const missing: Blocker[] = [];
  if (isMissing(REQUIRED_TO_SUBMIT.siret)) missing.push({ code: 'siret' });
  if (isMissing(REQUIRED_TO_SUBMIT.companyName)) missing.push({ code: 'company_name' });
  if (isMissing(REQUIRED_TO_SUBMIT.contactEmail)) missing.push({ code: 'contact_email' });
  if (form.lots.length > 0 && form.chosenLots.length === 0 && isMissing(LOTS_KEY)) missing.push({ code: 'lots' });
  if (!form.declaration && declared.problems.length === 0) missing.push({ code: 'declaration' });
  const inError = form.fields.filter(isToBeMended).map((field) => field.key);
  if (isToBeMended(declared)) inError.push(DECLARATION_KEY);
  return [...missing, ...inError.map((fieldKey) => ({ code: 'in_error', fieldKey }) as const)];
}

/** Something is wrong, or a file that the antivirus flagged since was removed and nobody was told. */
const isToBeMended = ({ problems, refusals }: Pick<FormField, 'problems' | 'refusals'>) =>
  problems.length > 0 || refusals.some((refusal) => refusal.late);

/**
 * Submits an application, for good: stamps it with the server's clock and promises its documents, in one transaction.
 * Done twice, it changes nothing. What it replaces is marked replaced in the same instant. A refusal loses nothing: the draft stays as it was. `reader`: who read the summary, and
 * its marks (`whatIsRead`); nothing else than what was read is submitted.
 */
export async function submitApplication(
  applicationId: string,
  now: Date,
  reader?: { sessionId: string; read: Seen },
): Promise<Outcome> {
  try {
    return await inTransaction(async (tx) => {
      const application = await lockApplication(tx, applicationId);
      if (application.completedAt) return SUBMITTED;
      // Held against a cancellation or another deadline in the same instant.
      const market = await lockMarketShared(tx, application.marketId);
      const closed = whyClosed(market, now);
      if (closed) return { submitted: false, refusal: closed === 'deadline_passed' ? closed : 'cancelled' };
      const loaded = await loadForm(application, market, tx);
      const { form, unread } = reader ? asItWasRead(loaded, reader.read) : { form: loaded, unread: [] };
      const changed = reader ? changedSinceRead(form, reader.read) : [];
      if (reader && changed.length > 0) {
        const keeper = { sessionId: reader.sessionId, subject: 'application', subjectId: applicationId } as const;
        await keepForm(keeper, { place: SUMMARY_STEP, values: {}, violations: changed.map(asChanged) }, tx);
        return { submitted: false, refusal: 'changed' };
      }
      const firms = await findFirms(applicationId, tx);
      const blockers = [...findBlockers(form), ...findGroupBlockers(application, firms)];
      if (blockers.length > 0) return { submitted: false, refusal: 'blocked' };
      const { companyName, ...firm } = identityOf(form);
      const named = firms.map((each) => (each.rank === 1 ? { ...each, siret: firm.siret } : each));
      if (application.groupKind && hasFirmTwice(named)) return { submitted: false, refusal: 'firm_twice' };
      const chosen = form.chosenLots.map(({ number }) => number);
      const replaced = application.replacesId ? await lockApplication(tx, application.replacesId) : undefined;
      const standing = await holdStanding(tx, market.id, { ...firm, firmId: application.firmId }, replaced?.firmId);
      const refusal = whyNotOnceMore(market, chosen, standing);
      if (refusal) return { submitted: false, refusal };
      if (replaced && !replaced.withdrawnAt) await markReplaced(tx, replaced.id, now);
      await putApplicationLots(tx, application, chosen);
      await forgetAnswers(tx, application.firmId, unread);
      await freezeAnswers(tx, application.firmId, form, now);
      await freezeParts(tx, application, firms, market, now);
      await markSubmitted(tx, applicationId, {
        ...firm,
        companyName,
        completedAt: now,
        verificationSecretCiphertext: sealVerificationSecret(applicationId, newOpaqueToken()),
      });
      await keepGroupRules(tx, application, market);
      await tellSubmission(tx, application, market, replaced, now);
      return SUBMITTED;
    });
  } catch (error) {
    // Two drafts of one firm submitted at the same moment: the index lets one through.
    if (isUniqueViolation(error, ONCE)) return { submitted: false, refusal: 'already_submitted' };
    if (error instanceof GroupForbidden) return { submitted: false, refusal: 'group_forbidden' };
    throw error;
  }
}

/** Writes down, in the transaction of the submission, what others are to know of it. */
async function tellSubmission(
  tx: Database,
  { id, identifier }: Application,
  market: Market,
  replaced: Application | undefined,
  now: Date,
): Promise<void> {
  const details = { market: market.identifier, ...(replaced && { replaces: replaced.identifier }) };
  await recordAudit(tx, {
    action: 'application.submitted',
    target: { kind: 'application', id: identifier },
    details,
    now,
  });
  const facts = { market: market.name, at: now.toISOString() };
  const message =
    replaced && !replaced.withdrawnAt
      ? ({ kind: 'replaced', facts: { ...facts, before: replaced.identifier } } as const)
      : ({ kind: 'acknowledgement', facts } as const);
  await promiseToAll(tx, await findRecipientsOf(tx, id, { withParts: true }), { ...message, about: id }, now);
  await promise(tx, { name: 'application/submitted', data: { applicationId: id } });
}

/** `standing`: lots of the live submissions of the firm, null for one to the market as a whole. */
function whyNotOnceMore(
  { lotLimit }: Pick<Market, 'lotLimit'>,
  chosen: readonly number[],
  standing: readonly (number | null)[],
): NotOnceMore | undefined {
  const isWhole = chosen.length === 0 || standing.includes(null);
  if (isWhole ? standing.length > 0 : chosen.some((number) => standing.includes(number))) return 'already_submitted';
  return lotLimit !== null && chosen.length + standing.length > lotLimit ? 'lot_limit' : undefined;
}
