import type { ClientRequest, IncomingMessage } from 'node:http';
import { env } from '@/lib/env';
import { createDialler, type Dialler, ForbiddenDestination } from './dialler';
import {
  EXCERPT_TIMEOUT_MS,
  EXCHANGE_TIMEOUT_MS,
  judgeFailure,
  judgeStatus,
  MAX_EXCERPT_BYTES,
  retryAfterMs,
  type Verdict,
} from './judge-answer';
import { FIXED_HEADERS } from './sign-webhook';

export type Exchange = {
  /** `forbidden`: nothing was dialled, and nothing will change. */
  verdict: Verdict | 'forbidden';
  httpStatus: number | null;
  error: string | null;
  answerExcerpt: string | null;
  /** What the editor asked to wait before the next attempt. */
  retryAfterMs: number;
};

type Settings = { timeoutMs?: number; excerptTimeoutMs?: number; dialler?: Dialler };

const strict = createDialler({ allowPrivate: false });
const open = createDialler({ allowPrivate: true });
const configured = (): Dialler => (env().WEBHOOK_ALLOW_PRIVATE ? open : strict);

/**
 * One POST to the editor, where destinations allow it. Redirects are not followed; the whole exchange, from the name's
 * resolution to the end of the answer, is limited in time. Never throws for what the other side does.
 */
export async function sendWebhook(
  url: string,
  headers: Record<string, string>,
  body: string,
  { timeoutMs = EXCHANGE_TIMEOUT_MS, excerptTimeoutMs = EXCERPT_TIMEOUT_MS, dialler = configured() }: Settings = {},
): Promise<Exchange> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const sent = { ...FIXED_HEADERS, ...headers };
    const answer = await answerTo(dialler.post(url, sent, body, signal));
    const status = answer.statusCode ?? 0;
    return {
      verdict: judgeStatus(status),
      httpStatus: status,
      error: null,
      answerExcerpt: await readExcerpt(answer, excerptTimeoutMs),
      retryAfterMs: retryAfterMs(answer.headers['retry-after'] ?? null, new Date()),
    };
  } catch (error) {
    const code = signal.aborted ? 'TIMEOUT' : errorCode(error);
    const verdict = error instanceof ForbiddenDestination ? 'forbidden' : judgeFailure(code);
    return { verdict, httpStatus: null, error: code, answerExcerpt: null, retryAfterMs: 0 };
  }
}

/** The head of the answer. A request may close with neither answer nor error: an upgrade that nobody asked for. */
function answerTo(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.on('response', resolve);
    request.on('error', reject);
    request.on('close', () => reject(new Error('closed without an answer')));
  });
}

/**
 * The beginning of the answer, in bytes and in time; the rest is not read. The status is the answer: a body that breaks
 * off, or never ends, changes nothing to it, else an event that the editor has accepted would be sent again.
 */
async function readExcerpt(answer: IncomingMessage, timeoutMs: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  const limit = setTimeout(() => answer.destroy(), timeoutMs);
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.byteLength;
      if (size >= MAX_EXCERPT_BYTES) break;
    }
  } catch {
    // What came before the break is the excerpt.
  } finally {
    clearTimeout(limit);
  }
  // NUL cannot be kept in the database.
  return Buffer.concat(chunks).subarray(0, MAX_EXCERPT_BYTES).toString('utf8').replaceAll('\0', '');
}

function errorCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'CONNECTION_ERROR';
}
