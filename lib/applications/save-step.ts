import { z } from 'zod';
import { type Database, inTransaction } from '@/db/database';
import { putAnswer, removeDocument } from '@/db/queries/answers';
import { type Application, lockApplication, markStepSaved } from '@/db/queries/applications';
import { findRequirements, type Market } from '@/db/queries/markets';
import { checkAnswer } from '@/lib/fields/check-answer';
import { inputName, type Refusal } from '@/lib/fields/field-type';
import type { StepAction } from '@/lib/fields/step-action';
import { type ApplicationForm, type FormField, loadForm } from '@/lib/journey/application-form';
import { candidateSteps, categoryOfStep, declarationStep } from '@/lib/journey/candidate-steps';
import { type CarriedOut, carryOut, fileRemover } from './carry-out';
import { saveDeclaration } from './declaration';
import { keptName } from './kept-name';
import { checkStepOpen } from './open-step';
import { draftOf } from './posted-draft';

/** What a browser posted for a step; the files themselves are in storage already. */
export type PostedStep = {
  entries: ReadonlyMap<string, string>;
  /** By field key. */
  refusals: ReadonlyMap<string, Refusal[]>;
  /** What to do beside saving, when another button was used than « next »; the step is then shown again. */
  action: StepAction | null;
};

export type SavedStep = {
  mayGoOn: boolean;
  /** Id of what to show first on the step, after an action. */
  at?: string;
  /** Name of the card whose removal is to be confirmed. */
  asking?: string;
};

/**
 * Keeps everything that was posted for a step, valid or not, beside the last valid answers.
 * Gives back whether one may go on: nothing of the step is in error, no file was refused, no other button was used.
 * Throws `conflict` when the step is not open or the application was submitted.
 */
export function saveStep(
  target: { application: Application; market: Market; sessionId: string },
  step: string,
  posted: PostedStep,
  now: Date,
): Promise<SavedStep> {
  return inTransaction(async (tx) => {
    const application = await lockApplication(tx, target.application.id);
    const steps = candidateSteps(await findRequirements(target.market.id, tx));
    checkStepOpen(application, { step, steps });
    const removedAt = await removeOne(tx, application.id, posted.action, now);
    const form = await loadForm(application, target.market, tx);
    const saved = await saveFields(tx, application, fieldsOfStep(form, step), posted, now);
    if (declarationStep(steps) === step) saved.problems += await saveDeclaration(tx, target, posted.entries, now);
    const mayGoOn = saved.problems === 0 && posted.refusals.size === 0 && posted.action === null;
    if (mayGoOn) await markStepSaved(tx, application, step);
    return { mayGoOn, at: removedAt ?? saved.at, asking: saved.asking };
  });
}

/** Removes a file when its button was used; gives back the id of the input that it came from. */
async function removeOne(
  tx: Database,
  applicationId: string,
  action: StepAction | null,
  now: Date,
): Promise<string | undefined> {
  const id = z.uuid().safeParse(action?.kind === 'remove_document' ? action.documentId : null);
  const removed = id.success ? await removeDocument(tx, applicationId, id.data, now) : undefined;
  return removed && inputName(removed.fieldKey, removed.slot);
}

export function fieldsOfStep(form: ApplicationForm, step: string): FormField[] {
  return form.fields.filter((field) => field.requirement.categoryKey === categoryOfStep(step));
}

/** Saves each field, after what a button did to it, and counts what is in error. */
async function saveFields(
  tx: Database,
  application: Application,
  fields: FormField[],
  posted: PostedStep,
  now: Date,
): Promise<{ problems: number } & Pick<CarriedOut, 'at' | 'asking'>> {
  const saved: { problems: number } & Pick<CarriedOut, 'at' | 'asking'> = { problems: 0 };
  const remove = fileRemover(tx, application.id, now);
  for (const field of fields) {
    const draft = field.locked ? { text: application.siret ?? '' } : draftOf(field.key, posted.entries);
    const held = await carryOut(posted.action, field, { draft, documents: field.documents }, remove);
    const checked = checkAnswer(field, held.draft, held.documents);
    const late = field.refusals.filter((refusal) => refusal.late);
    saved.problems += checked.problems.length + late.length;
    saved.at ??= held.at;
    saved.asking ??= held.asking;
    await putAnswer(tx, {
      applicationId: application.id,
      fieldKey: field.key,
      draft: checked.draft,
      value: checked.value ?? undefined,
      inError: checked.problems.length > 0,
      refusals: [...(posted.refusals.get(field.key) ?? []).map(toKept), ...late.map(posted.action ? asIs : told)],
      updatedAt: now,
    });
  }
  return saved;
}

const toKept = (refusal: Refusal): Refusal => ({ ...refusal, name: keptName(refusal.name) });
const asIs = (refusal: Refusal): Refusal => refusal;
/** One goes back to the step, where it is read; the next post clears it. */
const told = ({ late: _untold, ...refusal }: Refusal): Refusal => refusal;
