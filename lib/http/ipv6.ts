/** The eight numbers of an IPv6 address without zone, however it is written. Throws on what is no IPv6 address. */
export function ipv6Groups(address: string): number[] {
  // The URL parser writes the dotted end of an address in hexadecimal.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const [before, after] = [head, tail ?? ''].map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = Array<string>(8 - (before?.length ?? 0) - (after?.length ?? 0)).fill('0');
  return [...(before ?? []), ...zeros, ...(after ?? [])].map((group) => Number.parseInt(group, 16));
}

/** The IPv4 address that an IPv6 one stands for (`::ffff:192.0.2.1`; RFC 4291, 2.5.5.2); undefined when it stands for none. */
export function mappedIpv4(address: string): string | undefined {
  const groups = ipv6Groups(address);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  return isMapped
    ? groups
        .slice(6)
        .flatMap((group) => [group >> 8, group & 0xff])
        .join('.')
    : undefined;
}
