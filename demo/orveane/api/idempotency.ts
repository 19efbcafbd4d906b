import { createHash } from 'node:crypto';

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
