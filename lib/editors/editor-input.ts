import { z } from 'zod';
import type { EditorFields } from '@/db/queries/editors';
import type { RateLimitOverrides } from '@/db/queries/rate-limits';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { destinationProblem } from '@/lib/http/destination';
import { lengthIn, typedLine } from '@/lib/input/plain-text';
import { cleanLine, withoutMarks } from '@/lib/input/unseen-characters';
import { withPlainPlaceholders } from '@/lib/links/return-link';
import { editorsText } from '@/lib/text/editors';

const MAX_ADDRESS_LENGTH = 2048;
const MAX_LIVE_TOKENS = 100;

/** Where people are sent back: an http(s) address, with placeholders for identifiers; https only when the application itself is on https. */
const returnAddress = address((text) => {
  const problem = destinationProblem(text, true);
  if (problem) return problem;
  const { hostname, protocol } = new URL(text);
  // A placeholder may stand anywhere but in the name of the host.
  if (hostname.includes('{')) return 'not_an_address';
  const isWeaker = protocol === 'http:' && env().BASE_URL.startsWith('https:');
  return isWeaker ? 'not_https' : undefined;
});

/** Where webhooks go: what can be refused before dialling is (docs/decisions/0015). A fragment would never be sent. */
const webhookAddress = address((text) => {
  const problem = destinationProblem(text, env().WEBHOOK_ALLOW_PRIVATE);
  return problem ?? (text.includes('#') ? 'fragment' : undefined);
});

/** Returns the address normalised. Messages are codes for `lib/text/editors`. */
function address(problemOf: (text: string) => string | undefined) {
  return z.string('not_an_address').transform((given, context) => {
    const text = withoutMarks(cleanLine(given));
    const problem = problemOf(text);
    const href = problem ? '' : withPlainPlaceholders(new URL(text).href);
    if (!problem && href.length <= MAX_ADDRESS_LENGTH) return href;
    const length = { actual: href.length, max: MAX_ADDRESS_LENGTH };
    context.addIssue({ code: 'custom', message: problem ?? 'too_long', params: problem ? {} : { length } });
    return z.NEVER;
  });
}

/** Well above any agreement; PostgreSQL counts in 32 bits. */
const MAX_REQUESTS = 1_000_000;

const count = z.int('not_rate_limits').min(1, 'not_rate_limits').max(MAX_REQUESTS, 'not_rate_limits');
const budget = z.strictObject({ perHour: count, burst: count }, 'not_rate_limits').partial();

/** What was agreed instead of the usual, by bucket; a bucket or a number that is not named stays the usual. */
const rateLimits = z
  .strictObject({ token: budget, api: budget, downloads: budget }, 'not_rate_limits')
  .partial() satisfies z.ZodType<RateLimitOverrides>;

const fields = z
  .object({
    name: typedLine().refine((text) => text !== '', 'missing'),
    authorized: z.boolean(),
    defenseAllowed: z.boolean(),
    registersAllowed: z.boolean(),
    maxLiveTokens: z.int('out_of_range').min(1, 'out_of_range').max(MAX_LIVE_TOKENS, 'out_of_range'),
    completionWebhookUrl: webhookAddress.nullable(),
    buyerReturnUrl: returnAddress.nullable(),
    candidateReturnUrl: returnAddress.nullable(),
    rateLimits: rateLimits.nullable(),
    laterAttempts: z.boolean(),
    tablesBeforeDeadline: z.boolean(),
    toldOfWithdrawals: z.boolean(),
  })
  .partial();

/** What an operator may say of an editor: names and addresses not checked yet; null takes an address or its own limits away. */
export type EditorInput = z.input<typeof fields>;

/** Checks and normalises. Throws `invalid`, with a sentence for each member that is wrong. */
export function readEditorInput(input: EditorInput): EditorFields {
  const result = fields.safeParse(input);
  if (result.success) return result.data;
  const violations = result.error.issues.map((issue) => {
    const field = String(issue.path[0] ?? '');
    return { field, code: issue.message, message: editorsText.violation(field, issue.message, lengthIn(issue)) };
  });
  throw new AppError('invalid', 'an editor’s fields are invalid', violations);
}
