import * as z from 'zod';
import { typedLine } from '@/lib/input/plain-text';
import { withoutMarks } from '@/lib/input/unseen-characters';

const MAX_CODE_POINTS = 40;

/** What was read, or the code of what is wrong with it. */
export type Read<Value> = { value: Value } | { problem: string };

/**
 * A number or a day from what a hand types; null when nothing was typed. `read` has the text without anything unseen. A
 * stored value is read by the same rule as a typed one, so that what is stored can be stored again.
 */
export function typedValue<Value>(read: (text: string) => Read<Value>) {
  const line = typedLine(MAX_CODE_POINTS).transform((text, context): Value | null => {
    const shown = withoutMarks(text);
    if (shown === '') return null;
    const reading = read(shown);
    if ('value' in reading) return reading.value;
    // The other members, and how they go together, are checked all the same.
    context.addIssue({ code: 'custom', message: reading.problem, continue: true });
    return null;
  });
  return z.preprocess((given) => (typeof given === 'number' ? String(given) : (given ?? '')), line).prefault('');
}
