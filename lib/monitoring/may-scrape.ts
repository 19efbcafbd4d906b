import { isIP } from 'node:net';
import { env } from '@/lib/env';
import { peerAddress } from '@/lib/http/answer-status';
import { digestSecret, equalInConstantTime } from '@/lib/keys';

export type Passage = 'allowed' | 'refused' | 'hidden';

/**
 * Whether a request may read the metrics: it shows `METRICS_TOKEN` as a bearer token. Without that variable the address
 * does not exist, except in the demonstration, where this machine may.
 */
export function mayScrape(request: { headers: Headers }): Passage {
  const { METRICS_TOKEN, DEMO } = env();
  if (METRICS_TOKEN === undefined) return DEMO && comesFromHere(request.headers) ? 'allowed' : 'hidden';
  const [, shown = ''] = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  // Digests have one length: the comparison tells nothing of the token's.
  return equalInConstantTime(digestSecret(shown), digestSecret(METRICS_TOKEN)) ? 'allowed' : 'refused';
}

/**
 * True when the peer and every address it forwarded for are this machine's. Next.js adds the peer when the field is
 * absent.
 */
function comesFromHere(headers: Headers): boolean {
  const hops = [peerAddress(headers) ?? '', ...(headers.get('x-forwarded-for') ?? '').split(',').filter(Boolean)];
  return hops.every((hop) => isLoopback(hop.trim()));
}

function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/i, '');
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}
