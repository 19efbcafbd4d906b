import { isIP } from 'node:net';
import { env } from '@/lib/env';
import { peerAddress } from '@/lib/http/answer-status';
import { digestSecret, equalInConstantTime } from '@/lib/keys';

export type Passage = 'allowed' | 'refused' | 'hidden';

/**
 * Who may read the metrics: whoever shows `METRICS_TOKEN` as a bearer token. Without one, nobody, and the address does not
 * exist; but for the demonstration, where this machine may.
 */
export function mayScrape(request: { headers: Headers }): Passage {
  const { METRICS_TOKEN, DEMO } = env();
  if (METRICS_TOKEN === undefined) return DEMO && comesFromHere(request.headers) ? 'allowed' : 'hidden';
  const [, shown = ''] = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  // Digests have one length: the comparison tells nothing of the token's.
  return equalInConstantTime(digestSecret(shown), digestSecret(METRICS_TOKEN)) ? 'allowed' : 'refused';
}

/** Neither the connection nor anybody it was forwarded for is elsewhere. Next.js names the peer in the field when nobody did. */
function comesFromHere(headers: Headers): boolean {
  const hops = [peerAddress(headers) ?? '', ...(headers.get('x-forwarded-for') ?? '').split(',').filter(Boolean)];
  return hops.every((hop) => isLoopback(hop.trim()));
}

function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/i, '');
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}
