import { z } from 'zod';
import { violationCodes } from '@/lib/text/api';
import { errorMembers as text, tokenMembers } from '@/lib/text/api-members';

/** Every error body of contract §2 and §3. */

export const errorShape = z.object({ error: z.string().describe(text.error) });

export const violationShape = z.object({
  field: z.string().describe(text.field),
  code: z.string().meta({ enum: violationCodes }).describe(text.code),
  message: z.string().describe(text.message),
});

export const invalidShape = z.object({
  errors: z.array(z.string()).min(1).describe(text.errors),
  details: z.array(violationShape).min(1).describe(text.details),
});

export type InvalidAnswer = z.infer<typeof invalidShape>;

const retryAfter = z.int().min(1).describe(text.retry_after);

export const tooManyShape = z.object({ error: z.string().describe(text.error), retry_after: retryAfter });

const errorDescription = z.string().describe(tokenMembers.error_description);

export const oauthErrorShape = z.object({
  error: z
    .enum([
      'invalid_request',
      'invalid_client',
      'invalid_scope',
      'unauthorized_client',
      'unsupported_grant_type',
      'server_error',
      'temporarily_unavailable',
    ])
    .describe(tokenMembers.oauth_error),
  error_description: errorDescription,
});

export const oauthTooManyShape = z.object({
  error: z.literal('rate_limit_exceeded').describe(tokenMembers.oauth_error),
  error_description: errorDescription,
  retry_after: retryAfter,
});
