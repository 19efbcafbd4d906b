import { BlockList, isIP } from 'node:net';
import { ipv6Groups } from './ipv6';

/** IANA IPv4 Special-Purpose Address Registry (2025-10-09), globally reachable or not, and multicast (RFC 5771). */
const SPECIAL_IPV4 = [
  '0.0.0.0/8', // this network (RFC 791)
  '10.0.0.0/8', // private (RFC 1918)
  '100.64.0.0/10', // shared, behind carrier-grade NAT (RFC 6598)
  '127.0.0.0/8', // loopback (RFC 1122)
  '169.254.0.0/16', // link-local, metadata of most clouds (RFC 3927)
  '172.16.0.0/12', // private (RFC 1918)
  '192.0.0.0/24', // protocol assignments (RFC 6890)
  '192.0.2.0/24', // documentation (RFC 5737)
  '192.31.196.0/24', // AS112 (RFC 7535)
  '192.52.193.0/24', // AMT (RFC 7450)
  '192.88.99.0/24', // 6to4 relays, deprecated (RFC 7526)
  '192.168.0.0/16', // private (RFC 1918)
  '192.175.48.0/24', // AS112 (RFC 7534)
  '198.18.0.0/15', // benchmarking (RFC 2544)
  '198.51.100.0/24', // documentation (RFC 5737)
  '203.0.113.0/24', // documentation (RFC 5737)
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, broadcast (RFC 1112, RFC 8190)
  '168.63.129.16/32', // in nobody's registry: the platform services of Azure, for its own machines only
];

/**
 * What IANA assigns to be reached is in 2000::/3 (RFC 4291, 2.4). All the rest is refused as a whole: loopback,
 * private, link-local, multicast, and the forms that hold an IPv4 address: mapped, compatible, translated (RFC 6052,
 * RFC 8215).
 */
const GLOBAL_UNICAST = '2000::/3';

/** Those of the IANA IPv6 Special-Purpose Address Registry (2025-10-09) that are in 2000::/3. */
const SPECIAL_GLOBAL_UNICAST = [
  '2001::/23', // protocol assignments: Teredo, benchmarking, AMT, AS112, ORCHID… (RFC 2928)
  '2001:db8::/32', // documentation (RFC 3849)
  '2002::/16', // 6to4, which holds an IPv4 address (RFC 3056)
  '2620:4f:8000::/48', // AS112 (RFC 7534)
  '3fff::/20', // documentation (RFC 9637)
];

const specialIpv4 = blockListOf(SPECIAL_IPV4, 'ipv4');
const globalUnicast = blockListOf([GLOBAL_UNICAST], 'ipv6');
const specialGlobalUnicast = blockListOf(SPECIAL_GLOBAL_UNICAST, 'ipv6');

/** Whether an address, as a connection is opened to it, is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !specialIpv4.check(address, 'ipv4');
  // A zone (fe80::1%eth0) belongs to this machine.
  if (family !== 6 || address.includes('%')) return false;
  const isGlobal = globalUnicast.check(address, 'ipv6') && !specialGlobalUnicast.check(address, 'ipv6');
  return isGlobal && !isIsatap(address);
}

/** ISATAP (RFC 5214, 6.1): under any prefix, an interface identifier that holds an IPv4 address. */
function isIsatap(address: string): boolean {
  const groups = ipv6Groups(address);
  return ((groups[4] ?? 0) & 0xfcff) === 0 && groups[5] === 0x5efe;
}

function blockListOf(networks: string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    list.addSubnet(address, Number(bits), family);
  }
  return list;
}
