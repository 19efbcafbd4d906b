import { EXCHANGE_TIMEOUT_MS, judgeStatus, MAX_EXCERPT_BYTES, retryAfterMs, type Verdict } from './judge-answer';

export type Exchange = {
  verdict: Verdict;
  httpStatus: number | null;
  error: string | null;
  answerExcerpt: string | null;
  /** What the editor asked to wait before the next attempt. */
  retryAfterMs: number;
};

const TLS_ERROR = /^(CERT_|ERR_TLS_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_SSL_)/;

/** One POST to the editor; redirects are not followed, the whole exchange is limited in time. Never throws. */
export async function sendWebhook(url: string, headers: Record<string, string>, body: string): Promise<Exchange> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'User-Agent': 'PasseMarche-Webhook/1.0', ...headers },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(EXCHANGE_TIMEOUT_MS),
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
    const verdict = TLS_ERROR.test(code) ? 'give_up' : 'retry';
    return { verdict, httpStatus: null, error: code, answerExcerpt: null, retryAfterMs: 0 };
  }
}

/** The beginning of the answer; the rest is not read. */
async function readExcerpt(answer: Response): Promise<string | null> {
  if (!answer.body) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size >= MAX_EXCERPT_BYTES) break;
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
