import { BlockList, isIP } from 'node:net';
import { env } from '@/lib/env';
import { peerAddress } from './answer-status';
import { ipv6Groups, mappedIpv4 } from './ipv6';

/**
 * The address a request comes from. Behind reverse proxies it is read in `X-Forwarded-For`, from the right, for as long
 * as the one who wrote it is one of `TRUSTED_PROXIES`: what stands further left is what anybody may have sent.
 * An empty text when the connection is already gone.
 */
export function callerAddress(request: { headers: Headers }): string {
  return addressThrough(
    peerAddress(request.headers) ?? '',
    request.headers.get('x-forwarded-for'),
    env().TRUSTED_PROXIES,
  );
}

/** The same, from the address of the peer and the field it sent. */
export function addressThrough(peer: string, forwardedFor: string | null, trustedProxies: readonly string[]): string {
  const trusted = listOf(trustedProxies);
  let address = plainAddress(peer);
  for (const hop of (forwardedFor ?? '').split(',').reverse()) {
    const next = plainAddress(hop);
    if (!isTrusted(trusted, address) || isIP(next) === 0) break;
    address = next;
  }
  return address;
}

/**
 * What a limit per address counts: an IPv4 address; of an IPv6 one its /64, of which a subscriber is given at least one
 * whole (RFC 6177) and may use any address, a new one for each request.
 * @param address as `callerAddress` returns it
 */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const groups = ipv6Groups(address).slice(0, 4);
  return `${groups.map((group) => group.toString(16)).join(':')}::/64`;
}

/** Whether what the peer at this address writes is believed. */
export function isTrustedProxy(peer: string): boolean {
  const { TRUSTED_PROXIES } = env();
  return TRUSTED_PROXIES.length > 0 && isTrusted(listOf(TRUSTED_PROXIES), plainAddress(peer));
}

/** Without port, brackets or zone; an IPv4 address written as IPv6 (`::ffff:192.0.2.1`, `::ffff:c000:201`) in its own form. */
function plainAddress(written: string): string {
  const [, bracketed] = /^\[([^\]]*)\](?::\d+)?$/.exec(written.trim()) ?? [];
  const [, withPort] = /^([\d.]+):\d+$/.exec(written.trim()) ?? [];
  const address = (bracketed ?? withPort ?? written.trim()).replace(/%.*$/, '').toLowerCase();
  return (isIP(address) === 6 ? mappedIpv4(address) : undefined) ?? address;
}

function isTrusted(trusted: BlockList, address: string): boolean {
  const family = isIP(address);
  return family !== 0 && trusted.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(address, Number(prefix ?? (family === 'ipv6' ? 128 : 32)), family);
  }
  return list;
}
