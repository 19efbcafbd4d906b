import * as z from 'zod';

/** What a buyer's step needs to be saved, on the server and in the browser. Messages are codes that `lib/text/buyer` says. */

const choice = z.enum(['yes', 'no'], 'no_choice');

/** Step 1: whether the market is one of defence. */
export const setupRule = z.object({ defense: choice });

/** Step 3: « oui » needs at least one field; « non » forgets none of the ticks but asks for none. */
export const additionalRule = z
  .object({ wanted: choice, field: z.array(z.string()) })
  .refine(({ wanted, field }) => wanted === 'no' || field.length > 0, { path: ['wanted'], error: 'no_field' });

export type ChoiceProblem = 'no_choice' | 'no_field';

/** What is wrong with what was chosen; undefined when nothing is. */
export function problemOf(rule: typeof setupRule | typeof additionalRule, chosen: object): ChoiceProblem | undefined {
  return rule.safeParse(chosen).error?.issues[0]?.message as ChoiceProblem | undefined;
}
