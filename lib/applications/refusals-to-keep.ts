import type { Refusal } from '@/lib/fields/field-type';
import { safeName } from '@/lib/files/file-name';
import type { PostedStep } from './save-step';

type Posted = Pick<PostedStep, 'refusals' | 'action' | 'whileTyping'>;

/**
 * What the next page says of the files refused at this place (a field, or the declaration), beside those that the antivirus
 * flagged since: `late` of them were not told yet. What is saved while one types changes nothing of it.
 */
export function refusalsToKeep(
  key: string,
  before: readonly Refusal[],
  { refusals, action, whileTyping }: Posted,
): { refusals: Refusal[]; late: number } {
  const late = before.filter((refusal) => refusal.late);
  if (whileTyping) return { refusals: [...before], late: late.length };
  const posted = (refusals.get(key) ?? []).map((refusal) => ({ ...refusal, name: safeName(refusal.name) }));
  return { refusals: [...posted, ...late.map(action ? asIs : told)], late: late.length };
}

const asIs = (refusal: Refusal): Refusal => refusal;
/** One goes back to the step, where it is read; the next post clears it. */
const told = ({ late: _untold, ...refusal }: Refusal): Refusal => refusal;
