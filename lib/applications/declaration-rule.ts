import * as z from 'zod';
import { toProblem } from '@/lib/fields/check-with';
import type { Draft, FieldFile, Problem } from '@/lib/fields/field-type';
import { documentIds } from '@/lib/fields/values/typed-members';
import { typedText } from '@/lib/input/plain-text';
import { hasVisible } from '@/lib/input/unseen-characters';

/**
 * The declaration on honour (art. R2143-3 1° Code de la commande publique): the firm falls under no exclusion of
 * art. L2141-1 to L2141-5 and L2141-7 to L2141-11 (in defence markets L2341-1 to L2341-3 too), or it is concerned and
 * explains itself, in writing and with files. Never answered by a machine, without default.
 */
export const DECLARATION_CHOICES = ['no_exclusion', 'concerned'] as const;

const MAX_EXPLANATION_CODE_POINTS = 10_000;

const declared = z
  .object({
    choice: z.enum(DECLARATION_CHOICES, 'declaration_choice'),
    explanation: z.string().default('').pipe(typedText(MAX_EXPLANATION_CODE_POINTS)),
    files: documentIds,
  })
  .check(({ value: { choice, explanation, files }, issues, value: input }) => {
    const refuse = (member: string, message: string) => issues.push({ code: 'custom', message, path: [member], input });
    if (choice === 'concerned' && explanation === '') refuse('explanation', 'declaration_explanation');
    if (choice === 'concerned') return;
    if (explanation !== '') refuse('explanation', 'declaration_details');
    else if (files.length > 0) refuse('files', 'declaration_details');
  });

/** What was typed and joined, complete or not. */
export type BegunDeclaration = { declarationDraft: Draft; declarationFiles: readonly Pick<FieldFile, 'id'>[] };

/** What is wrong with a declaration that was begun; nothing when it was left unanswered, which only blocks submitting. */
export function declarationProblems(begun: BegunDeclaration): Problem[] {
  const { choice, explanation } = begun.declarationDraft;
  if (choice === undefined && !hasVisible(String(explanation ?? '')) && begun.declarationFiles.length === 0) return [];
  const checked = checkDeclaration(begun);
  if (checked.success) return [];
  return checked.error.issues.map((issue) => toProblem(issue, issue.path.join('.')));
}

export const checkDeclaration = ({ declarationDraft, declarationFiles }: BegunDeclaration) =>
  declared.safeParse({ ...declarationDraft, files: declarationFiles.map(({ id }) => id) });
