import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { destinationProblem } from './destination';
import { isPublicAddress } from './public-address';

/** The IANA registries of special-purpose addresses as they stood on 2025-10-09, line by line, then multicast and Azure. */
const SPECIAL_IPV4 =
  `0.0.0.0/8 0.0.0.0/32 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.0.0/29
  192.0.0.8/32 192.0.0.9/32 192.0.0.10/32 192.0.0.170/32 192.0.0.171/32 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24
  192.88.99.0/24 192.88.99.2/32 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 240.0.0.0/4
  255.255.255.255/32 224.0.0.0/4 168.63.129.16/32`.split(/\s+/);

/** Likewise; then what is deprecated and still understood: IPv4-compatible, IPv4-translated, site-local. */
const SPECIAL_IPV6 =
  `::1/128 ::/128 ::ffff:0:0/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 100:0:0:1::/64 2001::/23 2001::/32 2001:1::1/128
  2001:1::2/128 2001:1::3/128 2001:2::/48 2001:3::/32 2001:4:112::/48 2001:10::/28 2001:20::/28 2001:30::/28
  2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20 5f00::/16 fc00::/7 fe80::/10 ff00::/8
  ::/96 ::ffff:0:0:0/96 fec0::/10`.split(/\s+/);

type Range = { first: bigint; last: bigint };

const ipv4 = (text: string): bigint => text.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n);

function ipv6(text: string): bigint {
  const [head = '', tail] = text.split('::').map((part) => part.split(':').filter(Boolean));
  const zeros = Array(8 - head.length - (tail?.length ?? 0)).fill('0');
  return [...head, ...zeros, ...(tail ?? [])].reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n);
}

function rangeOf(network: string): Range {
  const [address = '', bits] = network.split('/');
  const [base, width] = address.includes(':') ? [ipv6(address), 128] : [ipv4(address), 32];
  return { first: base, last: base + (1n << BigInt(width - Number(bits))) - 1n };
}

const ipv4Ranges = SPECIAL_IPV4.map(rangeOf);
const ipv6Ranges = SPECIAL_IPV6.map(rangeOf);
const isIn = (ranges: Range[], value: bigint) => ranges.some(({ first, last }) => value >= first && value <= last);
const isIsatap = (value: bigint) => ((value >> 32n) & 0xfcff_ffffn) === 0x5efen;

const dotted = (value: bigint) => [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join('.');
const groups = (value: bigint) =>
  Array.from({ length: 8 }, (_, index) => ((value >> BigInt(112 - 16 * index)) & 0xffffn).toString(16));

const within = ({ first, last }: Range) =>
  fc.oneof(fc.bigInt({ min: first, max: last }), fc.constant(first), fc.constant(last));
const within32 = fc.bigInt({ min: 0n, max: 2n ** 32n - 1n });
const numeral = (value: bigint) =>
  fc.constantFrom(`${value}`, `0${value.toString(8)}`, `0x${value.toString(16)}`, `0X00${value.toString(16)}`);

/** An IPv4 address as inet_aton, hence the URL parser, reads it: one to four numbers, of three bases, dots at the end. */
function ipv4Notation(value: bigint): fc.Arbitrary<string> {
  const forms = [
    [value],
    [value >> 24n, value & 0xff_ffffn],
    [value >> 24n, (value >> 16n) & 255n, value & 0xffffn],
    dotted(value).split('.').map(BigInt),
  ];
  const plain = fc.oneof(...forms.map((form) => fc.tuple(...form.map(numeral)).map((parts) => parts.join('.'))));
  return fc.tuple(plain, fc.constantFrom('', '.'), fc.constantFrom('ascii', 'full-width', 'percent')).map(
    ([text, end, writing]) =>
      text.replace(/\d/g, (digit) => {
        if (writing === 'full-width') return String.fromCodePoint(0xff10 + Number(digit));
        return writing === 'percent' ? `%3${digit}` : digit;
      }) + end,
  );
}

/** IPv6 addresses that hold this IPv4 address, as each way of crossing from one to the other writes it. */
function holders(value: bigint): fc.Arbitrary<string> {
  const [high, low] = groups(value).slice(6);
  const [hiddenHigh, hiddenLow] = groups(value ^ 0xffff_ffffn).slice(6);
  return fc.constantFrom(
    `::ffff:${dotted(value)}`,
    `::ffff:${high}:${low}`,
    `0:0:0:0:0:FFFF:${high}:${low}`,
    `::${dotted(value)}`,
    `::ffff:0:${high}:${low}`,
    `64:ff9b::${dotted(value)}`,
    `64:ff9b:1::${high}:${low}`,
    `2002:${high}:${low}::1`,
    `2001:0:4136:e378:8000:63bf:${hiddenHigh}:${hiddenLow}`,
    `2a01:4f8::5efe:${dotted(value)}`,
    `2a01:4f8:0:1:200:5efe:${high}:${low}`,
    `fe80::5efe:${dotted(value)}`,
  );
}

const ipv6Notation = (value: bigint) => {
  const text = groups(value).join(':');
  const short = new URL(`http://[${text}]`).hostname.slice(1, -1);
  return fc.constantFrom(text, text.toUpperCase(), short);
};

const problemOf = (host: string) => destinationProblem(`https://${host}/webhooks`, false);

describe.each(SPECIAL_IPV4)('%s', (network) => {
  it('is refused, in every notation and whatever holds it', () => {
    const addresses = within(rangeOf(network));
    fc.assert(
      fc.property(
        addresses.chain((value) => fc.tuple(fc.constant(value), ipv4Notation(value), holders(value))),
        ([value, notation, holder]) => {
          expect(isPublicAddress(dotted(value))).toBe(false);
          expect(problemOf(notation)).toBe('forbidden_address');
          expect(isPublicAddress(holder)).toBe(false);
          expect(problemOf(`[${holder}]`)).toBe('forbidden_address');
        },
      ),
    );
  });
});

describe.each(SPECIAL_IPV6)('%s', (network) => {
  it('is refused, in every notation', () => {
    const addresses = within(rangeOf(network));
    fc.assert(
      fc.property(addresses.chain(ipv6Notation), (notation) => {
        expect(isPublicAddress(notation)).toBe(false);
        expect(isPublicAddress(`${notation}%eth0`)).toBe(false);
        expect(problemOf(`[${notation}]`)).toBe('forbidden_address');
      }),
    );
  });
});

describe('public addresses', () => {
  it('of IPv4 pass, in every notation; what holds one does not', () => {
    const addresses = within32.filter((value) => !isIn(ipv4Ranges, value));
    fc.assert(
      fc.property(
        addresses.chain((value) => fc.tuple(fc.constant(value), ipv4Notation(value), holders(value))),
        ([value, notation, holder]) => {
          expect(isPublicAddress(dotted(value))).toBe(true);
          expect(problemOf(notation)).toBeUndefined();
          expect(problemOf(`[${holder}]`)).toBe('forbidden_address');
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('of IPv6 pass', () => {
    const global = { first: 2n ** 125n, last: 2n ** 126n - 1n };
    const addresses = within(global).filter((value) => !isIn(ipv6Ranges, value) && !isIsatap(value));
    fc.assert(
      fc.property(addresses.chain(ipv6Notation), (notation) => {
        expect(isPublicAddress(notation)).toBe(true);
        expect(isPublicAddress(`${notation}%eth0`)).toBe(false);
        expect(problemOf(`[${notation}]`)).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ...[
      '9.255.255.255',
      '11.0.0.0',
      '100.63.255.255',
      '100.128.0.0',
      '126.255.255.255',
      '128.0.0.0',
      '169.253.255.255',
    ],
    ...['169.255.0.0', '172.15.255.255', '172.32.0.0', '192.0.1.0', '192.0.3.0', '192.167.255.255', '192.169.0.0'],
    ...['198.17.255.255', '198.20.0.0', '223.255.255.255', '168.63.129.15', '168.63.129.17', '1.1.1.1', '8.8.8.8'],
    ...['2001:200::', '2001:db7:ffff::', '2001:db9::', '2003::', '2620:4f:7fff::1', '2620:4f:8001::', '3fff:1000::'],
    ...['2a00:0:5efe::', '2a00:1450:4007:80e::2003', '2606:4700:4700::1111', '2a01:4f8::5eff:7f00:1'],
  ])('%s, at the edge of a range or well known, passes', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '',
    'a.fr',
    '127.1',
    '1.2.3',
    '1.2.3.4.5',
    '256.1.1.1',
    '01.2.3.4',
    '8.8.8.8 ',
    '[2a00::1]',
    ':::',
    '2a00::1%',
  ])('%j is no address at all: not public', (text) => {
    expect(isPublicAddress(text)).toBe(false);
  });
});
