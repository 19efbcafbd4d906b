import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Database } from '@/db/database';
import { putAnswer } from '@/db/queries/answers';
import { type Application, deleteDeclaration, putDeclaration } from '@/db/queries/applications';
import type { Market } from '@/db/queries/markets';
import type { Draft, Problem } from '@/lib/fields/field-type';
import { postedText } from '@/lib/fields/posted-text';
import { type ApplicationForm, DECLARATION_KEY } from '@/lib/journey/application-form';
import { isDefense } from '@/lib/journey/effective-types';
import { plainText } from '@/lib/plain-text';
import { declarationText } from '@/lib/text/declaration';
import { draftOf } from './posted-draft';

/**
 * The declaration on honour (art. R2143-3 1° Code de la commande publique): the firm falls under no exclusion of
 * art. L2141-1 to L2141-5 and L2141-7 to L2141-11 (in defence markets L2341-1 to L2341-3 too), or it is concerned and
 * explains itself. Never answered by a machine, without default.
 */
export const DECLARATION_CHOICES = ['no_exclusion', 'concerned'] as const;

const MAX_EXPLANATION_CODE_POINTS = 10_000;

const postedDeclaration = z.object({ choice: postedText, explanation: postedText });

const declared = z
  .object({
    choice: z.enum(DECLARATION_CHOICES, 'declaration_choice'),
    explanation: z.string().default('').pipe(plainText(MAX_EXPLANATION_CODE_POINTS)),
  })
  .refine(({ choice, explanation }) => choice === 'no_exclusion' || explanation !== '', {
    path: ['explanation'],
    error: 'declaration_explanation',
  });

/** What is wrong with a declaration that was begun; nothing when it was left unanswered, which only blocks submitting. */
export function declarationProblems(draft: Draft): Problem[] {
  if (draft.choice === undefined && !draft.explanation) return [];
  const checked = declared.safeParse(draft);
  if (checked.success) return [];
  return checked.error.issues.map((issue) => ({ member: issue.path.join('.'), code: issue.message }));
}

/**
 * Keeps the draft, and the declaration with its wording, time and session once it is complete. One that was made already,
 * in the same words, stays as it was made: whoever saves the page again declares nothing. Counts what is in error.
 */
export async function saveDeclaration(
  tx: Database,
  target: { application: Application; market: Market; sessionId: string },
  form: Pick<ApplicationForm, 'declaration' | 'declarationDraft'>,
  entries: ReadonlyMap<string, string>,
  now: Date,
): Promise<number> {
  const applicationId = target.application.id;
  const posted = postedDeclaration.safeParse(draftOf(DECLARATION_KEY, entries));
  const draft = posted.success ? posted.data : {};
  const checked = declared.safeParse(draft);
  const inError = declarationProblems(draft).length;
  const isMade = checked.success && form.declaration?.wording === wordingOf(checked.data.choice, target.market).wording;
  if (isMade && isDeepStrictEqual(draft, form.declarationDraft)) return inError;
  await putAnswer(tx, {
    applicationId,
    fieldKey: DECLARATION_KEY,
    draft,
    value: undefined,
    inError: inError > 0,
    refusals: [],
    updatedAt: now,
  });
  if (!checked.success) {
    await deleteDeclaration(tx, applicationId);
    return inError;
  }
  const { choice, explanation } = checked.data;
  await putDeclaration(tx, {
    applicationId,
    choice,
    explanation: choice === 'concerned' ? explanation : null,
    ...wordingOf(choice, target.market),
    declaredAt: now,
    sessionId: target.sessionId,
  });
  return 0;
}

const wordingOf = (choice: (typeof DECLARATION_CHOICES)[number], market: Market) =>
  declarationText.wording(choice, isDefense(market));
