import { isIP } from 'node:net';
import { isPublicAddress } from './public-address';

/** Why nothing may be sent to an address given from outside (docs/decisions/0015). */
export type DestinationProblem =
  | 'not_an_address'
  | 'credentials'
  | 'not_https'
  | 'forbidden_port'
  | 'forbidden_address';

/**
 * High ports on which nobody receives a webhook, and that something else answers: those that browsers refuse (Fetch,
 * « bad port »), databases, queues and consoles of machines.
 */
const SERVICE_PORTS = new Set([
  1433, 1521, 1719, 1720, 1723, 2049, 2375, 2376, 2379, 2380, 3306, 3389, 3659, 4045, 4190, 5060, 5061, 5432, 5672,
  5900, 5984, 6000, 6379, 6443, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 9042, 9092, 9200, 9300, 10080, 10250,
  11211, 15672, 27017,
]);

/** Names of this machine, without asking anybody (RFC 6761, 6.3). */
export const isLocalhost = (hostname: string): boolean => /(^|\.)localhost\.?$/i.test(hostname);

/**
 * What can be said of an address without dialling: scheme, credentials, port, and the host when it is an address, in
 * whatever notation. With `allowPrivate` (demonstration, tests), http, any port and any host pass.
 */
export function destinationProblem(text: string, allowPrivate: boolean): DestinationProblem | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) return 'not_an_address';
  if (url.username || url.password) return 'credentials';
  if (allowPrivate) return undefined;
  if (url.protocol !== 'https:') return 'not_https';
  if (isForbiddenPort(url.port)) return 'forbidden_port';
  // The parser has already turned 2130706433, 0x7f.1 and 127.0.0.1. into 127.0.0.1.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isForbidden = isIP(host) ? !isPublicAddress(host) : isLocalhost(host);
  return isForbidden ? 'forbidden_address' : undefined;
}

/** An empty port is that of https. */
function isForbiddenPort(port: string): boolean {
  return port !== '' && (Number(port) < 1024 || SERVICE_PORTS.has(Number(port)));
}
