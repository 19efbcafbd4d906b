import { z } from 'zod';
import type { EditorFields } from '@/db/queries/editors';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { oneLine } from '@/lib/plain-text';
import { editorsText } from '@/lib/text/editors';

const MAX_ADDRESS_LENGTH = 2048;
const MAX_LIVE_TOKENS = 100;

/** An http(s) address; https only when the application itself is on https. Messages are codes for `lib/text/editors`. */
const address = z.string('not_an_address').transform((text, context) => {
  const problem = problemOf(text.trim());
  if (!problem) return new URL(text.trim()).href;
  context.addIssue({ code: 'custom', message: problem });
  return z.NEVER;
});

function problemOf(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) return 'not_an_address';
  if (url.href.length > MAX_ADDRESS_LENGTH) return 'too_long';
  if (url.protocol === 'http:' && env().BASE_URL.startsWith('https:')) return 'not_https';
  return url.username || url.password ? 'credentials' : undefined;
}

const fields = z
  .object({
    name: oneLine(),
    authorized: z.boolean(),
    defenseAllowed: z.boolean(),
    maxLiveTokens: z.int('out_of_range').min(1, 'out_of_range').max(MAX_LIVE_TOKENS, 'out_of_range'),
    laterAttempts: z.boolean(),
    completionWebhookUrl: address.refine((url) => !url.includes('#'), 'fragment').nullable(),
    buyerReturnUrl: address.nullable(),
    candidateReturnUrl: address.nullable(),
  })
  .partial();

/** What an operator may say of an editor: names and addresses not checked yet; null takes an address away. */
export type EditorInput = z.input<typeof fields>;

/** Checks and normalises. Throws `invalid`, with a sentence for each member that is wrong. */
export function readEditorInput(input: EditorInput): EditorFields {
  const result = fields.safeParse(input);
  if (result.success) return result.data;
  const violations = result.error.issues.map((issue) => {
    const field = issue.path.join('.');
    return { field, code: issue.message, message: editorsText.violation(field, issue.message) };
  });
  throw new AppError('invalid', 'an editor’s fields are invalid', violations);
}
