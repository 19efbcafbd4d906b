import { createHash, randomUUID } from 'node:crypto';
import {
  type Claim,
  claimIdempotencyKey,
  type Earlier,
  freeIdempotencyKey,
  keepAnswer,
} from '@/db/queries/idempotency-keys';
import { digestSecret } from '@/lib/keys';
import { log } from '@/lib/observability/log';
import { answerFor } from './answers';
import { openAnswer, sealAnswer } from './kept-answer';
import { readBytes } from './read-body';
import { RefusedRequest } from './refused-request';
import type { ApiCall } from './route';
import { invalid } from './violation';

const KEPT_MS = 24 * 3_600_000;

/** Longer than any request takes once its body is read. A process that dies blocks its keys for no longer. */
const LEASE_MS = 60_000;

const VISIBLE_ASCII = /^[\x21-\x7e]{1,255}$/;

type Handle = (call: ApiCall) => Promise<Response>;

/**
 * Contract §3, `Idempotency-Key`: under one key an editor's request is carried out once, and its answer given again for
 * 24 h. A failure of our own (5xx) is no answer: it frees the key. Throws 400 for a malformed key, 409 while the first
 * request runs, 422 when it had another body.
 * @param clock read once the body has arrived, which may take minutes
 */
export async function answerOnce(call: ApiCall, handle: Handle, clock = () => new Date()): Promise<Response> {
  const key = call.request.headers.get('idempotency-key');
  if (key === null) return handle(call);
  if (!VISIBLE_ASCII.test(key)) throw new RefusedRequest('bad_idempotency_key');
  const body = await readBytes(call.request);
  const claim = claimFor(call, key, body, clock());
  const earlier = await claimIdempotencyKey(claim);
  if (earlier) return answerAgain(earlier, claim, call);
  return carryOut(claim, () => handle({ ...call, request: withBody(call.request, body) }), call);
}

function claimFor({ request, editor }: ApiCall, key: string, body: Buffer, now: Date): Claim {
  return {
    digest: digestSecret(JSON.stringify([editor.id, request.method, new URL(request.url).pathname, key])),
    // Keyed, over the bytes as they came: somebody who reads the database cannot try bodies out.
    requestDigest: digestSecret(createHash('sha256').update(body).digest('hex')),
    attempt: randomUUID(),
    createdAt: now,
    leaseUntil: new Date(now.getTime() + LEASE_MS),
    expiresAt: new Date(now.getTime() + KEPT_MS),
  };
}

function answerAgain(earlier: Earlier, { digest, requestDigest }: Claim, { language }: ApiCall): Response {
  if (earlier.requestDigest !== requestDigest) throw invalid(language, 'Idempotency-Key', 'other_request');
  if (earlier.answerCiphertext === null) throw new RefusedRequest('still_running');
  return openAnswer(earlier.answerCiphertext, digest);
}

async function carryOut(claim: Claim, handle: () => Promise<Response>, { language }: ApiCall): Promise<Response> {
  try {
    const answer = await handle().catch((error: unknown) => {
      const known = answerFor(error, language);
      if (known) return known;
      throw error;
    });
    if (answer.status >= 500) await freeIdempotencyKey(claim);
    else await keepOrLog(claim, answer);
    return answer;
  } catch (error) {
    await freeIdempotencyKey(claim);
    throw error;
  }
}

/** What was asked for is done: a failure to keep the answer must not turn it into an error, nor free the key. */
async function keepOrLog(claim: Claim, answer: Response): Promise<void> {
  try {
    await keepAnswer(claim, await sealAnswer(answer, claim.digest));
  } catch (error) {
    log().error({ err: error }, 'an answer could not be kept under its idempotency key');
  }
}

/** The request again, for its body was read. */
function withBody({ url, method, headers, signal }: Request, body: Buffer): Request {
  return new Request(url, { method, headers, signal, body: new Uint8Array(body) });
}
