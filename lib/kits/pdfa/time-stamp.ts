import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Boolean as BooleanBlock, Integer, Null } from 'asn1js';
import { sha256 } from './cades';
import { bigInteger, decode, encode, members, objectId, octets, rawOf, sequence, smallInteger } from './der';
import { readTimeStamp } from './time-stamp-token';

const ID_SHA256 = '2.16.840.1.101.3.4.2.1';
const MAX_ANSWER_BYTES = 64_000;
/** With the waits between them, an authority that is down costs a document less than half a minute. */
const ATTEMPT_TIMEOUT_MS = 8_000;
const WAITS_MS = [500, 2_000];
/** granted, grantedWithMods (RFC 3161 §2.4.2) */
const GRANTED = [0, 1];

/** No time-stamp could be had; the document can do without. */
export class TimeStampError extends Error {}

/** What asks the authority at `url` for time-stamps over HTTP (RFC 3161 §3.4): three attempts, then a `TimeStampError`. */
export function timeStampsFrom(url: string, waitsMs: readonly number[] = WAITS_MS) {
  return async function stamp(bytes: Uint8Array, attempt = 0): Promise<Buffer> {
    try {
      return await askForTimeStamp(url, bytes);
    } catch (error) {
      const waitMs = waitsMs[attempt];
      if (waitMs === undefined) throw new TimeStampError(error instanceof Error ? error.message : '');
      await delay(waitMs);
      return stamp(bytes, attempt + 1);
    }
  };
}

async function askForTimeStamp(url: string, bytes: Uint8Array): Promise<Buffer> {
  const nonce = bigInteger(Buffer.concat([Buffer.of(0x40), randomBytes(8)]));
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/timestamp-query', Accept: 'application/timestamp-reply' },
    body: Uint8Array.from(requestFor(bytes, nonce)),
    redirect: 'error',
    signal: AbortSignal.timeout(ATTEMPT_TIMEOUT_MS),
  });
  if (!answer.ok) throw new Error(`The time-stamp authority answered ${answer.status}`);
  const token = tokenOf(await readAtMost(answer, MAX_ANSWER_BYTES));
  readTimeStamp(token, bytes, encode(nonce));
  return token;
}

function requestFor(bytes: Uint8Array, nonce: Integer): Buffer {
  const imprint = sequence(sequence(objectId(ID_SHA256), new Null()), octets(sha256(bytes)));
  const certificateWanted = new BooleanBlock({ value: true });
  return encode(sequence(smallInteger(1), imprint, nonce, certificateWanted));
}

function tokenOf(answer: Buffer): Buffer {
  const [status, token] = members(decode(answer));
  const [code] = members(status);
  const granted = code instanceof Integer && GRANTED.includes(code.valueBlock.valueDec);
  if (!granted || !token) throw new Error('The time-stamp authority refused');
  return rawOf(token);
}

async function readAtMost(answer: Response, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of answer.body ?? []) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > maxBytes) throw new Error('The time-stamp authority answered too much');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
