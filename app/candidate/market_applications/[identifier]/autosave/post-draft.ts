import type { Failure, Outcome } from './save-loop';
import type { ToldChange } from './typed-form';

/** What the server says once a draft is saved. */
export type DraftAnswer = {
  saved_at: string;
  unanswered: string[];
  closed: string | null;
  changes: ToldChange[];
};

/** Longer than this is no answer; the loop tries again. */
const TIME_LIMIT_MS = 20_000;
/** What a browser sends on while its page goes away (Fetch Standard, « keepalive »), names and headers set aside. */
const MAX_KEEPALIVE_CHARACTERS = 30_000;

/** Posts a draft; what it could not do is said in a way that the loop understands. */
export async function postDraft(
  address: string,
  body: URLSearchParams,
): Promise<Exclude<Outcome, { kind: 'saved' }> | { kind: 'saved'; answer: DraftAnswer }> {
  try {
    const answer = await fetch(address, {
      method: 'POST',
      body,
      cache: 'no-store',
      keepalive: body.toString().length < MAX_KEEPALIVE_CHARACTERS,
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
    });
    if (answer.ok) return { kind: 'saved', answer: await answer.json() };
    return refusalOf(answer.status);
  } catch (error) {
    const isSlow = error instanceof DOMException && error.name === 'TimeoutError';
    return { kind: 'retry', why: isSlow ? 'slow' : navigator.onLine ? 'server' : 'offline' };
  }
}

/** An access that ended may come back, in another tab; an application that was sent does not. */
function refusalOf(status: number): { kind: 'retry' | 'stop'; why: Failure } {
  if (status === 401) return { kind: 'retry', why: 'unauthorized' };
  if (status === 409) return { kind: 'stop', why: 'conflict' };
  if (status === 413) return { kind: 'stop', why: 'too_large' };
  return { kind: 'retry', why: 'server' };
}
