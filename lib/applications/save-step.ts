import { z } from 'zod';
import { type Database, inTransaction } from '@/db/database';
import { putAnswer, removeDocument } from '@/db/queries/answers';
import { type Application, lockApplication, markStepSaved } from '@/db/queries/applications';
import type { Market } from '@/db/queries/markets';
import { AppError } from '@/lib/errors';
import { checkAnswer } from '@/lib/fields/check-answer';
import type { Refusal } from '@/lib/fields/field-type';
import { type ApplicationForm, type FormField, loadForm } from '@/lib/journey/application-form';
import { candidateSteps, categoryOfStep, declarationStep, mayVisitCandidateStep } from '@/lib/journey/candidate-steps';
import { saveDeclaration } from './declaration';
import { draftOf } from './posted-draft';
import { keptName } from './receive-file';

/** What a browser posted for a step; the files themselves are in storage already. */
export type PostedStep = {
  entries: ReadonlyMap<string, string>;
  /** By field key. */
  refusals: ReadonlyMap<string, Refusal[]>;
  /** A file to remove, when one of its buttons was used instead of « next ». */
  removeDocumentId: string | null;
};

/**
 * Keeps everything that was posted for a step, valid or not, beside the last valid answers.
 * Gives back whether one may go on: nothing of the step is in error, no file was refused, no file was being removed.
 * Throws `conflict` when the step is not open or the application was submitted.
 */
export function saveStep(
  target: { application: Application; market: Market; sessionId: string },
  step: string,
  posted: PostedStep,
  now: Date,
): Promise<{ mayGoOn: boolean }> {
  return inTransaction(async (tx) => {
    const application = await lockApplication(tx, target.application.id);
    if (application.completedAt) throw new AppError('conflict', 'the application is submitted');
    const removed = z.uuid().safeParse(posted.removeDocumentId);
    if (removed.success) await removeDocument(tx, application.id, removed.data, now);
    const form = await loadForm(application, target.market, tx);
    const steps = candidateSteps(form.fields.map((field) => field.requirement));
    if (!mayVisitCandidateStep(steps, application.savedSteps, step))
      throw new AppError('conflict', `${step} is not open yet`);
    let problems = await saveFields(tx, application, fieldsOfStep(form, step), posted, now);
    if (declarationStep(steps) === step) problems += await saveDeclaration(tx, target, posted.entries, now);
    const mayGoOn = problems === 0 && posted.refusals.size === 0 && !posted.removeDocumentId;
    if (mayGoOn) await markStepSaved(tx, application, step);
    return { mayGoOn };
  });
}

export function fieldsOfStep(form: ApplicationForm, step: string): FormField[] {
  return form.fields.filter((field) => field.requirement.categoryKey === categoryOfStep(step));
}

/** Saves each field and counts what is in error. */
async function saveFields(
  tx: Database,
  application: Application,
  fields: FormField[],
  posted: PostedStep,
  now: Date,
): Promise<number> {
  let inError = 0;
  for (const field of fields) {
    const draft = field.locked ? { text: application.siret ?? '' } : draftOf(field.key, posted.entries);
    const documentIds = field.documents.map((document) => document.id);
    const checked = checkAnswer(field, draft, documentIds);
    inError += checked.problems.length;
    await putAnswer(tx, {
      applicationId: application.id,
      fieldKey: field.key,
      draft: checked.draft,
      value: checked.value ?? undefined,
      inError: checked.problems.length > 0,
      refusals: (posted.refusals.get(field.key) ?? []).map(({ name, code }) => ({ name: keptName(name), code })),
      updatedAt: now,
    });
  }
  return inError;
}
