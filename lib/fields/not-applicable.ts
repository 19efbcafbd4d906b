import { typedLine } from '@/lib/input/plain-text';
import { type Checked, type CheckedAnswer, toProblem } from './check-with';
import type { Draft, Problem } from './field-type';

/** A firm's word that a question does not concern it, with its reason when it gave one. It is an answer. */
export type NotApplicable = { reason: string | null };

/** Members that the draft of a field that may not apply has beside those of its type: the box, and why. */
export const NOT_APPLICABLE = 'not_applicable';
export const NOT_APPLICABLE_REASON = 'not_applicable_reason';

/** A draft without the firm's word that the question does not concern it. */
export function withoutWord({ [NOT_APPLICABLE]: _box, [NOT_APPLICABLE_REASON]: _reason, ...answer }: Draft): Draft {
  return answer;
}

/** Adds the firm's word to what was found of its answer: one of the two, never both. `isGiven`: the answer says something. */
export function withWord(answer: CheckedAnswer, posted: Draft, isGiven: boolean): Checked {
  const { [NOT_APPLICABLE]: box, [NOT_APPLICABLE_REASON]: typed } = posted;
  const draft = { ...answer.draft, ...textIn(NOT_APPLICABLE, box), ...textIn(NOT_APPLICABLE_REASON, typed) };
  if (typeof box !== 'string' || box === '') return { ...answer, draft, notApplicable: null };
  const reason = typedLine().safeParse(typeof typed === 'string' ? typed : '');
  const problems: Problem[] = [...answer.problems];
  if (isGiven || problems.length > 0) problems.push({ member: NOT_APPLICABLE, code: 'not_applicable_answered' });
  for (const issue of reason.error?.issues ?? []) problems.push(toProblem(issue, NOT_APPLICABLE_REASON));
  if (problems.length > 0) return { draft, value: null, problems, notApplicable: null };
  return { ...answer, draft, notApplicable: { reason: reason.data || null } };
}

const textIn = (member: string, text: unknown) => (typeof text === 'string' ? { [member]: text } : {});
