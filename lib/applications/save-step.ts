import { isDeepStrictEqual } from 'node:util';
import { type Database, inTransaction } from '@/db/database';
import { type KeptAnswer, putAnswers } from '@/db/queries/answers';
import { findRequirementsOf, putApplicationLots } from '@/db/queries/application-lots';
import { type Application, lockApplication, markStepsSaved } from '@/db/queries/applications';
import { forgetForm, keepForm } from '@/db/queries/kept-forms';
import type { Market } from '@/db/queries/markets';
import { recordApplicationStep } from '@/db/queries/step-times';
import { REQUIRED_TO_SUBMIT } from '@/lib/catalogue';
import { checkAnswer } from '@/lib/fields/check-answer';
import type { Refusal } from '@/lib/fields/field-type';
import { firmIdentifierOf } from '@/lib/fields/firm-identifier';
import { lotNumbersIn } from '@/lib/fields/lots';
import { isAnswered } from '@/lib/fields/read-answer';
import type { StepAction } from '@/lib/fields/step-action';
import { keptProvenances } from '@/lib/fields/values/provenance';
import type { Seen } from '@/lib/forms/marks';
import {
  type ApplicationForm,
  DECLARATION_KEY,
  draftGiven,
  type FormField,
  isGivenBy,
  loadForm,
} from '@/lib/journey/application-form';
import { candidatePages, declarationPage, isWithin, pageOf, savedWith, stepOf } from '@/lib/journey/candidate-steps';
import { LOTS_KEY } from '@/lib/journey/lots-field';
import { pagesOfForm } from '@/lib/journey/section-states';
import { wantRegisters } from '@/lib/registers/want-registers';
import { actFirst, type CarriedOut, carryOut, fileRemover } from './carry-out';
import { saveDeclaration } from './declaration';
import { keeperOf, keptPlace } from './kept-place';
import { type Change, mergeEntries } from './merge-entries';
import { checkStepOpen } from './open-step';
import { draftOf, entriesOf } from './posted-draft';
import { refusalsToKeep } from './refusals-to-keep';
import { type OfferTaker, offerTaker } from './take-offer';
import { undeclareIfChanged } from './undeclare';

/** What a browser posted for a step; the files themselves are in storage already. */
export type PostedStep = {
  entries: ReadonlyMap<string, string>;
  /** By field key. */
  refusals: ReadonlyMap<string, Refusal[]>;
  /** What to do beside saving, when another button was used than « next »; the step is then shown again. */
  action: StepAction | null;
  /** What the form was drawn from; without it nothing is compared, and what was posted stands. */
  seen?: Seen;
  /** Saved while one types: the step is not done for that, and nothing is said of what is wrong. */
  whileTyping?: boolean;
};

export type SavedStep = {
  mayGoOn: boolean;
  /** Keys of what is in error, or was given a file that was refused. */
  wrong: string[];
  /** What somebody else saved since the form was drawn; what is in conflict was not saved. */
  changes: Change[];
  /** Keys of the fields of the step that have no answer, and nothing to mend. */
  unanswered: string[];
  /** Id of what to show first on the step, after an action. */
  at?: string;
  /** Name of the card whose removal is to be confirmed. */
  asking?: string;
};

type Target = { application: Application; market: Market; sessionId: string };

/**
 * Keeps everything that was posted for a step, valid or not, beside the last valid answers; what somebody else saved
 * meanwhile stays (docs/decisions/0017): read, merged and written while the application's row is held. `step`: a page; or a
 * category with all its pages, of which a form that does not say what it was drawn from changes only what it carries.
 * Returns whether one may go on: nothing of the step is in error or in conflict, no file was refused, no other button
 * was used. Throws `conflict` when the application was submitted, `not_found` when it has no such step.
 */
export function saveStep(target: Target, step: string, posted: PostedStep, now: Date): Promise<SavedStep> {
  return inTransaction(async (tx) => {
    const application = await lockApplication(tx, target.application.id, target.application.firmId);
    const requirements = await findRequirementsOf(application, tx);
    const pages = candidatePages(requirements);
    checkStepOpen(application, { step, pages });
    const actedAt = await actFirst(tx, application.firmId, posted.action, requirements, now);
    const form = await loadForm(application, target.market, tx);
    const { entries, changes } = mergeWithSaved(form, step, posted);
    const isSaid = carriedBy(posted, pages.includes(step));
    const fields = fieldsOfStep(form, step).filter((field) => isSaid(field.key));
    const take = await offerTaker(tx, { ...target, application }, form, posted.action, now);
    const saved = await saveFields(tx, application, fields, { ...posted, entries, take }, now);
    if (isWithin(declarationPage(pages), step) && isSaid(DECLARATION_KEY)) {
      const declared = await saveDeclaration(tx, target, form, { ...posted, entries }, now);
      if (declared.problems > 0) saved.wrong.push(DECLARATION_KEY);
      saved.at ??= declared.at;
    }
    const wrong = [...new Set([...saved.wrong, ...posted.refusals.keys()])];
    const isInConflict = changes.some((change) => change.isConflict);
    const mayGoOn = wrong.length === 0 && posted.action === null && !isInConflict;
    if (!posted.whileTyping) {
      await keepWhatIsNotSaved(tx, target, step, posted, changes);
      if (mayGoOn) await markSaved(tx, application, pages, step);
    }
    if (saved.lots) await putApplicationLots(tx, application, saved.lots);
    if (saved.siret !== undefined) {
      const { firmId } = application;
      const { siret } = saved;
      const isIdentified = !posted.whileTyping;
      const asked = saved.lots ? await findRequirementsOf(application, tx) : requirements;
      await wantRegisters(tx, { firmId, market: target.market, requirements: asked, siret, isIdentified }, now);
    }
    if (application.declaredAt) await undeclareIfChanged(tx, application, target.market, form);
    const { at, asking, unanswered } = saved;
    return { mayGoOn, wrong, changes, unanswered, at: actedAt ?? at, asking };
  });
}

/** Whether what was posted speaks of a field: a page's form does of each, a whole category's may be part of one. */
function carriedBy({ entries, refusals, seen }: PostedStep, isPage: boolean): (key: string) => boolean {
  if (isPage || seen) return () => true;
  const carried = new Set([...refusals.keys(), ...[...entries.keys()].map((name) => name.split('.', 1)[0])]);
  return (key) => carried.has(key);
}

/** The time that a step took is known once all its pages are saved. */
async function markSaved(
  tx: Database,
  application: Application,
  pages: readonly string[],
  place: string,
): Promise<void> {
  const saved = savedWith(pages, application.savedSteps, place);
  await markStepsSaved(tx, application, saved);
  const step = stepOf(place);
  if (application.rank === 1 && saved.includes(step)) await recordApplicationStep(tx, application.id, step);
}

function mergeWithSaved(form: ApplicationForm, step: string, { entries, seen }: PostedStep) {
  if (!seen) return { entries, changes: [] };
  const drawn = entriesAtStep(form, step);
  const open = fieldsOfStep(form, step).filter((field) => !field.locked);
  const keys = new Set([...open.map((field) => field.key), DECLARATION_KEY]);
  const posted = new Map([...entries].filter(([name]) => keys.has(name.slice(0, name.indexOf('.')))));
  return mergeEntries(posted, drawn, seen);
}

/** What is in conflict is kept for this browser, to be shown beside what is saved, until the step is saved. */
async function keepWhatIsNotSaved(
  tx: Database,
  { sessionId, application }: Target,
  step: string,
  { entries }: PostedStep,
  changes: readonly Change[],
): Promise<void> {
  const changed = changes.filter((change) => change.isConflict).map((change) => change.name);
  const keeper = keeperOf(sessionId, application);
  const place = keptPlace(application, step);
  if (changed.length === 0) return forgetForm(keeper, place, tx);
  const values = Object.fromEntries(changed.map((name) => [name, [entries.get(name) ?? '']]));
  await keepForm(keeper, { place, values, violations: changed.map(asChanged) }, tx);
}

/** Somebody else saved something else at this input, or of this field. */
export const asChanged = (field: string) => ({ field, code: 'changed' });

export function fieldsOfStep(form: ApplicationForm, step: string): FormField[] {
  return form.fields.filter((field) => isWithin(pageOf(field.requirement), step));
}

/** What the form of a step is drawn from, by name of input; a locked field has none. */
export function entriesAtStep(form: ApplicationForm, step: string): Map<string, string> {
  const fields = fieldsOfStep(form, step).filter((field) => !field.locked);
  const declares = isWithin(declarationPage(pagesOfForm(form)), step);
  const declaration = declares ? entriesOf(DECLARATION_KEY, form.declarationDraft) : [];
  return new Map([...fields.flatMap((field) => [...entriesOf(field.key, field.draft)]), ...declaration]);
}

type SavedFields = {
  wrong: string[];
  unanswered: string[];
  /** As it now counts, empty for a firm without one; undefined when the step does not ask for it. */
  siret?: string;
  /** Numbers of the lots that one applies for; undefined when the step does not ask, or what was ticked is not valid. */
  lots?: number[];
} & Pick<CarriedOut, 'at' | 'asking'>;

/** Saves each field, after what a button did to it, and says which are in error. */
async function saveFields(
  tx: Database,
  application: Application,
  fields: FormField[],
  posted: PostedStep & { take: OfferTaker },
  now: Date,
): Promise<SavedFields> {
  const saved: SavedFields = { wrong: [], unanswered: [] };
  const kept: KeptAnswer[] = [];
  const remove = fileRemover(tx, application.firmId, now);
  for (const field of fields) {
    const draft = field.locked ? draftGiven(application) : draftOf(field.key, posted.entries);
    const begun = { draft, documents: field.documents };
    const { reused, provenances, refused } = await posted.take(field, begun);
    const held = await carryOut(posted.action, field, reused ?? begun, remove);
    const checked = checkAnswer(field, held.draft, held.documents);
    const { refusals, late } = refusalsToKeep(field.key, field.refusals, {
      ...posted,
      ...(refused && { refusals: refused }),
    });
    if (checked.problems.length + late > 0 || refused) saved.wrong.push(field.key);
    saved.at ??= held.at;
    saved.asking ??= held.asking;
    const value = checked.value ?? field.value;
    if (field.key === REQUIRED_TO_SUBMIT.siret) saved.siret = firmIdentifierOf(checked.value).siret ?? '';
    if (field.key === LOTS_KEY && checked.value) saved.lots = lotNumbersIn(checked.value);
    const notApplicable = checked.notApplicable ?? null;
    const isGiven =
      isAnswered({ field: { ...field, notApplicable }, value }) ||
      isGivenBy(field.register, { inputType: field.inputType, value, notApplicable });
    if (!isGiven && checked.problems.length === 0) saved.unanswered.push(field.key);
    // An untouched field is not an attempt to answer; a wrong value from a script must not erase a person's answer.
    const isUnderstood = checked.problems[0]?.code !== 'not_understood';
    if (posted.whileTyping && (!isUnderstood || isDeepStrictEqual(checked.draft, field.draft))) continue;
    kept.push({
      firmId: application.firmId,
      fieldKey: field.key,
      draft: checked.draft,
      value: checked.value ?? undefined,
      notApplicable,
      provenances: provenances ?? keptProvenances(field.provenances, field.value, value),
      inError: checked.problems.length > 0,
      refusals,
      updatedAt: now,
    });
  }
  await putAnswers(tx, kept);
  return saved;
}
