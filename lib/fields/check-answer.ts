import type { Draft, FieldContext, Problem } from './field-type';
import { fieldType } from './registry';

export type Checked = { draft: Draft; value: Draft | null; problems: Problem[] };

/**
 * Checks what was posted for a field, with the files that the field holds.
 * `draft` is what to keep whatever happens; `value` is null when there is nothing valid to store.
 */
export function checkAnswer(
  field: FieldContext & { inputType: string },
  posted: Draft,
  documentIds: readonly string[],
): Checked {
  const type = fieldType(field.inputType);
  const draft = type.posted.safeParse(posted);
  if (!draft.success) return { draft: {}, value: null, problems: [{ member: '', code: 'not_understood' }] };
  const stored = type.stored(field).safeParse({ ...draft.data, documents: [...documentIds] });
  if (stored.success) return { draft: draft.data, value: stored.data, problems: [] };
  const problems = stored.error.issues.map((issue) => ({ member: issue.path.join('.'), code: issue.message }));
  return { draft: draft.data, value: null, problems };
}
