import { randomBytes } from 'node:crypto';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ENTROPY_BYTES = 10;
const LENGTH = 26;

/** A ULID: 48 bits of time (ms) and 80 of entropy, 26 characters of Crockford base 32, sortable by time. */
export function ulid(timeMs: number, entropy: Buffer = randomBytes(ENTROPY_BYTES)): string {
  let value = (BigInt(timeMs) << 80n) | BigInt(`0x${entropy.toString('hex')}`);
  let text = '';
  for (let digit = 0; digit < LENGTH; digit += 1) {
    text = CROCKFORD[Number(value & 31n)] + text;
    value >>= 5n;
  }
  return text;
}

/**
 * The ids of the events of one sending, from the SDK's `x-inngest-event-id-seed` (`<ms>,<10 bytes in base64>`): the same
 * when the SDK sends again, so that the second sending changes nothing. Without a readable seed, fresh ones.
 */
export function eventIds(seed: string | null, count: number, now: Date): string[] {
  const [time = '', encoded = ''] = (seed ?? '').split(',');
  const entropy = Buffer.from(encoded, 'base64');
  const readable = /^\d{1,14}$/.test(time) && entropy.length === ENTROPY_BYTES;
  return Array.from({ length: count }, (_, index) => {
    if (!readable) return ulid(now.getTime());
    const own = Buffer.from(entropy);
    own.writeUInt32BE((own.readUInt32BE(6) + index) >>> 0, 6);
    return ulid(Number(time), own);
  });
}
