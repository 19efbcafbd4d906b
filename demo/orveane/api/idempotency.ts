import { createHash, randomUUID } from 'node:crypto';
import type { ApiAnswer } from './api-client';

/**
 * The key of a creation, from a number drawn with the form and from what was typed: a double click creates one thing,
 * while a corrected form, even after going back in the browser, is another request.
 */
export function idempotencyKey(formNonce: string, content: unknown): string {
  const digest = createHash('sha256')
    .update(`${formNonce}\n${JSON.stringify(content)}`)
    .digest('hex');
  return `orveane-${digest.slice(0, 40)}`;
}

/**
 * The number of a form that is shown: a new one, or that of the form posted when nobody knows whether its creation was
 * done (no answer, a failure on the other side): posted again as it is, it is the same request.
 */
export function formNonce(posted: URLSearchParams, answer: ApiAnswer | null): string {
  const isUnknown = answer !== null && (answer.status === null || answer.status >= 500 || answer.status === 429);
  return (isUnknown && posted.get('nonce')) || randomUUID();
}
