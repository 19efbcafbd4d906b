import {
  EXCHANGE_TIMEOUT_MS,
  judgeFailure,
  judgeStatus,
  MAX_EXCERPT_BYTES,
  retryAfterMs,
  type Verdict,
} from './judge-answer';

export type Exchange = {
  /** `forbidden`: nothing was dialled, and nothing will change. */
  verdict: Verdict | 'forbidden';
  httpStatus: number | null;
  error: string | null;
  answerExcerpt: string | null;
  /** What the editor asked to wait before the next attempt. */
  retryAfterMs: number;
};

/** One POST to the editor; redirects are not followed, the whole exchange is limited in time. Never throws. */
export async function sendWebhook(
  url: string,
  headers: Record<string, string>,
  body: string,
  timeoutMs = EXCHANGE_TIMEOUT_MS,
): Promise<Exchange> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'User-Agent': 'PasseMarche-Webhook/1.0', ...headers },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return {
      verdict: judgeStatus(answer.status),
      httpStatus: answer.status,
      error: null,
      answerExcerpt: await readExcerpt(answer),
      retryAfterMs: retryAfterMs(answer.headers.get('retry-after'), new Date()),
    };
  } catch (error) {
    const code = errorCode(error);
    return { verdict: judgeFailure(code), httpStatus: null, error: code, answerExcerpt: null, retryAfterMs: 0 };
  }
}

/**
 * The beginning of the answer; the rest is not read. The status is the answer: a body that breaks off, or never ends,
 * changes nothing to it, else an event that the editor has accepted would be sent again.
 */
async function readExcerpt(answer: Response): Promise<string | null> {
  if (!answer.body) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of answer.body) {
      chunks.push(chunk);
      size += chunk.byteLength;
      if (size >= MAX_EXCERPT_BYTES) break;
    }
  } catch {
    // What came before the break is the excerpt.
  }
  // NUL cannot be kept in the database.
  return Buffer.concat(chunks).subarray(0, MAX_EXCERPT_BYTES).toString('utf8').replaceAll('\0', '');
}

function errorCode(error: unknown): string {
  if (error instanceof DOMException && error.name === 'TimeoutError') return 'TIMEOUT';
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : 'CONNECTION_ERROR';
}
