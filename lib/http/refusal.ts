/**
 * What is wrong with a request that no route of ours may see, told to `app/api/refused/route.ts`: the status, the methods
 * that the address takes, and whether a person or a program is answered.
 */
export type Refusal = { status: 204 | 400 | 405 | 415; allow: readonly string[]; to: 'person' | 'program' };

/** Where such a request is sent. */
export const REFUSED_PATH = '/api/refused';

/** Of our own: what comes from outside under this name is removed before anyone reads it. */
export const REFUSAL_HEADER = 'x-refusal';

export const writeRefusal = (refusal: Refusal): string => JSON.stringify(refusal);

/** The refusal that a request was sent with; undefined for one that came to that address by itself. */
export function readRefusal(request: Request): Refusal | undefined {
  const written = request.headers.get(REFUSAL_HEADER);
  return written === null ? undefined : (JSON.parse(written) as Refusal);
}
