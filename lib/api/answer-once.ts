import { createHash } from 'node:crypto';
import { type Database, inTransaction } from '@/db/database';
import { type Earlier, findKeptAnswer, keepAnswer, lockIdempotencyKey } from '@/db/queries/idempotency-keys';
import { AppError } from '@/lib/errors';
import { digestSecret } from '@/lib/keys';
import { answerFor } from './answers';
import { openAnswer, sealAnswer } from './kept-answer';
import { readBytes } from './read-body';
import { RefusedRequest } from './refused-request';
import type { ApiCall } from './route';
import { invalid } from './violation';

const KEPT_MS = 24 * 3_600_000;

const VISIBLE_ASCII = /^[\x21-\x7e]{1,255}$/;

type Handle = (call: ApiCall) => Promise<Response>;
/** The digests of a key and of the request that came with it. */
type Keyed = { digest: string; requestDigest: string };

/**
 * Contract §3, `Idempotency-Key`: under one key an editor's request is carried out once, and its answer returned again
 * for 24 h. What `handle` does and the answer under its key are written in one transaction, whatever dies when. A refusal
 * (4xx) is an answer too; a failure of our own is none, and leaves the key free. Throws 400 for a malformed key, 409
 * while the first request runs, 422 when it had another body.
 * @param clock read once the body has arrived, which may take minutes
 */
export async function answerOnce(call: ApiCall, handle: Handle, clock = () => new Date()): Promise<Response> {
  const key = call.request.headers.get('idempotency-key');
  if (key === null) return handle(call);
  if (!VISIBLE_ASCII.test(key)) throw new RefusedRequest('bad_idempotency_key');
  const body = await readBytes(call.request);
  const keyed = digestsOf(call, key, body);
  const now = clock();
  return inTransaction(async (tx) => {
    const isLocked = await lockIdempotencyKey(tx, keyed.digest);
    const earlier = await findKeptAnswer(tx, keyed.digest, now);
    if (earlier) return answerAgain(earlier, keyed, call);
    if (!isLocked) throw new RefusedRequest('still_running');
    const answer = await carryOut(() => handle({ ...call, request: withBody(call.request, body) }), call);
    await keepOrUndo(tx, keyed, answer, now);
    return answer;
  });
}

function digestsOf({ request, editor }: ApiCall, key: string, body: Buffer): Keyed {
  return {
    digest: digestSecret(JSON.stringify([editor.id, request.method, new URL(request.url).pathname, key])),
    // Keyed, over the bytes as they came: a reader of the database cannot test guessed bodies against it.
    requestDigest: digestSecret(createHash('sha256').update(body).digest('hex')),
  };
}

function answerAgain(earlier: Earlier, { digest, requestDigest }: Keyed, { language }: ApiCall): Response {
  if (earlier.requestDigest !== requestDigest) throw invalid(language, 'Idempotency-Key', 'other_request');
  if (earlier.answerCiphertext === null) throw new RefusedRequest('still_running');
  return openAnswer(earlier.answerCiphertext, digest);
}

/** The answer, refusals included: what a refused request had done until then is undone. Throws failures of our own. */
async function carryOut(handle: () => Promise<Response>, { language }: ApiCall): Promise<Response> {
  const answer = await inTransaction(handle).catch((error: unknown) => {
    const known = answerFor(error, language);
    if (!known || known.status >= 500) throw error;
    return known;
  });
  if (answer.status >= 500) throw new AppError('internal', `a failure (${answer.status}) is thrown, not answered`);
  return answer;
}

/** Writes the answer down, or throws: then nothing was made either. */
async function keepOrUndo(tx: Database, keyed: Keyed, answer: Response, now: Date): Promise<void> {
  const answerCiphertext = await sealAnswer(answer, keyed.digest);
  const kept = { ...keyed, answerCiphertext, createdAt: now, expiresAt: new Date(now.getTime() + KEPT_MS) };
  if (!(await keepAnswer(tx, kept))) throw new RefusedRequest('still_running');
}

/** The request again, for its body was read. */
function withBody({ url, method, headers, signal }: Request, body: Buffer): Request {
  return new Request(url, { method, headers, signal, body: new Uint8Array(body) });
}
