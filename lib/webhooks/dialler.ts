import { type ClientRequest, type OutgoingHttpHeaders, Agent as PlainAgent, request as plainRequest } from 'node:http';
import { request, Agent as TlsAgent } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { type DestinationProblem, destinationProblem } from '@/lib/http/destination';
import { isPublicAddress } from '@/lib/http/public-address';
import { dnsResolver, type ResolveAddresses } from './resolve-addresses';

/** Nothing was dialled: the destination is not one we send to. Its code says why. */
export class ForbiddenDestination extends Error {
  readonly code: Uppercase<DestinationProblem>;

  constructor(problem: DestinationProblem) {
    super(`forbidden destination: ${problem}`);
    this.name = 'ForbiddenDestination';
    this.code = problem.toUpperCase() as Uppercase<DestinationProblem>;
  }
}

export type DiallerSettings = {
  /** http, any port and any address: for the demonstration and the tests. */
  allowPrivate: boolean;
  resolve?: ResolveAddresses;
  /** Certificates (PEM) that sign those of the destinations, instead of the well-known authorities. */
  ca?: string;
};

/** Opens POST requests. Throws ForbiddenDestination, or passes it as the error of the request. */
export type Dialler = {
  post(url: string, headers: OutgoingHttpHeaders, body: string, signal: AbortSignal): ClientRequest;
};

/**
 * A connection is kept for the next webhook of a burst, and closed by us before the servers' own delays (two seconds at
 * the least), so that none is found closed on use.
 */
const IDLE_MS = 1_000;

/** How long one address of a name may take before the next one is tried beside it. */
const NEXT_ADDRESS_MS = 1_000;

/**
 * Dials the destinations of webhooks. A name is resolved once per connection, and what is checked is what is dialled:
 * when one of its addresses is not public, none is. Knows no proxy and no setting that weakens TLS.
 */
export function createDialler({ allowPrivate, resolve = dnsResolver(), ca }: DiallerSettings): Dialler {
  const settings = {
    keepAlive: true,
    timeout: IDLE_MS,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: NEXT_ADDRESS_MS,
    lookup: checkedLookup(resolve, allowPrivate),
  };
  const plain = new PlainAgent(settings);
  const tls = new TlsAgent({ ...settings, ca, rejectUnauthorized: true, minVersion: 'TLSv1.2' });
  return {
    post(url, headers, body, signal) {
      // An address in figures is dialled without a look-up: it is checked here.
      const problem = destinationProblem(url, allowPrivate);
      if (problem) throw new ForbiddenDestination(problem);
      const options = { method: 'POST', headers: { ...headers, 'Content-Length': Buffer.byteLength(body) }, signal };
      const target = new URL(url);
      const isTls = target.protocol === 'https:';
      const opened = isTls
        ? request(target, { ...options, agent: tls })
        : plainRequest(target, { ...options, agent: plain });
      return opened.end(body);
    },
  };
}

function checkedLookup(resolve: ResolveAddresses, allowPrivate: boolean): LookupFunction {
  const check = (addresses: string[]) => {
    if (addresses.length === 0) throw Object.assign(new Error('no address'), { code: 'ENODATA' });
    if (allowPrivate || addresses.every(isPublicAddress)) return addresses;
    throw new ForbiddenDestination('forbidden_address');
  };
  return (hostname, _options, callback) => {
    resolve(hostname)
      .then(check)
      .then(
        (addresses) =>
          callback(
            null,
            addresses.map((address) => ({ address, family: isIP(address) })),
          ),
        (error) => callback(error, []),
      );
  };
}
