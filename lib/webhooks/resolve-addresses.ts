import { Resolver } from 'node:dns/promises';
import { isLocalhost } from '@/lib/http/destination';

/** Every address of a name; rejects with a code of the DNS when it has none. */
export type ResolveAddresses = (hostname: string) => Promise<string[]>;

/** Of one question to one server; a second try waits twice as long. Well within the limit of an exchange. */
const QUESTION_TIMEOUT_MS = 5_000;

/**
 * Asks the DNS, the machine's servers unless others are given, IPv4 first. Not `dns.lookup`, which holds one of the
 * process's four threads for as long as the editor's name server likes, to the detriment of all the others.
 */
export function dnsResolver(servers?: string[]): ResolveAddresses {
  return async (hostname) => {
    if (isLocalhost(hostname)) return ['127.0.0.1', '::1'];
    // A new one each time: it reads the machine's settings as they are now.
    const resolver = new Resolver({ timeout: QUESTION_TIMEOUT_MS, tries: 2 });
    if (servers) resolver.setServers(servers);
    const [ipv4, ipv6] = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
    const addresses = [ipv4, ipv6].flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    if (addresses.length === 0 && ipv4.status === 'rejected') throw ipv4.reason;
    return addresses;
  };
}
