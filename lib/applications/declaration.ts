import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Database } from '@/db/database';
import { putAnswer } from '@/db/queries/answers';
import { type Application, deleteDeclaration, putDeclaration } from '@/db/queries/applications';
import type { Market } from '@/db/queries/markets';
import { type FieldFile, inputName } from '@/lib/fields/field-type';
import { postedText } from '@/lib/fields/values/posted-text';
import { type ApplicationForm, DECLARATION_KEY, DECLARATION_SLOT } from '@/lib/journey/application-form';
import { isDefense } from '@/lib/journey/effective-types';
import { declarationText } from '@/lib/text/declaration';
import { fileRemover } from './carry-out';
import { checkDeclaration, type DECLARATION_CHOICES, declarationProblems } from './declaration-rule';
import { draftOf } from './posted-draft';
import { refusalsToKeep } from './refusals-to-keep';
import type { PostedStep } from './save-step';

const postedDeclaration = z.object({ choice: postedText, explanation: postedText });

type Begun = Pick<ApplicationForm, 'declarationDraft' | 'declarationFiles'>;

const idsOf = (files: readonly FieldFile[]) => files.map(({ id }) => id);

/**
 * Keeps the draft, and the declaration with its wording, time and session once it is complete. One that was made already,
 * in the same words and with the same files, stays as it was made: saving the page again declares nothing. Counts
 * what is in error. An explanation and files that its answer has no room for go only when their button is used (`at`: id of
 * what to show next).
 */
export async function saveDeclaration(
  tx: Database,
  target: { application: Application; market: Market; sessionId: string },
  form: ApplicationForm,
  posted: PostedStep,
  now: Date,
): Promise<{ problems: number; at?: string }> {
  const { firmId } = target.application;
  const { begun, at } = await afterAction(posted, form, fileRemover(tx, firmId, now));
  const { declarationDraft: draft, declarationFiles } = begun;
  const checked = checkDeclaration(begun);
  const { refusals, late } = refusalsToKeep(DECLARATION_KEY, form.declarationRefusals, posted);
  const inError = declarationProblems(begun).length;
  const files = idsOf(declarationFiles);
  await putAnswer(tx, {
    firmId,
    fieldKey: DECLARATION_KEY,
    draft,
    value: checked.success ? { [DECLARATION_SLOT]: files } : undefined,
    inError: inError > 0,
    refusals,
    updatedAt: now,
  });
  const outcome = { problems: inError + late, at };
  if (!checked.success) {
    await deleteDeclaration(tx, firmId);
    return outcome;
  }
  const { choice, explanation } = checked.data;
  const words = wordingOf(choice, target.market);
  const isMade = form.declaration?.wording === words.wording;
  const isSame = isDeepStrictEqual([draft, files], [form.declarationDraft, form.declaredFiles]);
  if (isMade && isSame) return outcome;
  await putDeclaration(tx, {
    firmId,
    choice,
    explanation: choice === 'concerned' ? explanation : null,
    ...words,
    declaredAt: now,
    sessionId: target.sessionId,
  });
  return outcome;
}

/** What is left of what was posted, and of the files, once the button that discards them was used. */
async function afterAction(
  { entries, action }: PostedStep,
  { declarationFiles }: ApplicationForm,
  remove: ReturnType<typeof fileRemover>,
): Promise<{ begun: Begun; at?: string }> {
  const read = postedDeclaration.safeParse(draftOf(DECLARATION_KEY, entries));
  const draft = read.success ? read.data : {};
  const isDiscarded = action?.kind === 'discard_details' && action.fieldKey === DECLARATION_KEY;
  if (!isDiscarded) return { begun: { declarationDraft: draft, declarationFiles } };
  await remove(declarationFiles);
  const begun = { declarationDraft: { choice: draft.choice }, declarationFiles: [] };
  return { begun, at: inputName(DECLARATION_KEY, 'choice') };
}

const wordingOf = (choice: (typeof DECLARATION_CHOICES)[number], market: Market) =>
  declarationText.wording(choice, isDefense(market));
