import { describe, expect, it } from 'vitest';
import { addressThrough, networkOf } from './caller-address';

const PROXIES = ['10.0.0.0/8', '192.0.2.7', '2001:db8:1::/48'];

describe('addressThrough', () => {
  it.each<[string, string, string | null, string]>([
    ['a direct caller', '198.51.100.1', null, '198.51.100.1'],
    ['a direct caller who forges the field', '198.51.100.1', '203.0.113.9', '198.51.100.1'],
    ['one trusted proxy', '10.1.2.3', '198.51.100.1', '198.51.100.1'],
    ['what stands left of the first address not trusted', '10.1.2.3', '203.0.113.9, 198.51.100.1', '198.51.100.1'],
    ['two trusted proxies', '10.1.2.3', '203.0.113.9, 198.51.100.1, 192.0.2.7', '198.51.100.1'],
    ['a chain of trusted proxies only', '10.1.2.3', '10.9.9.9, 192.0.2.7', '10.9.9.9'],
    ['an IPv6 proxy and caller', '2001:db8:1::5', '2001:DB8:2::1', '2001:db8:2::1'],
    ['an IPv4 proxy seen as IPv6', '::ffff:10.1.2.3', '198.51.100.1', '198.51.100.1'],
    ['an IPv4 caller written as IPv6, in hexadecimal', '10.1.2.3', '::FFFF:C633:6401', '198.51.100.1'],
    ['the same, in full', '10.1.2.3', '0:0:0:0:0:ffff:c633:6401', '198.51.100.1'],
    ['an IPv4 caller written as IPv6', '10.1.2.3', '::ffff:198.51.100.1', '198.51.100.1'],
    ['ports', '10.1.2.3', '198.51.100.1:5000', '198.51.100.1'],
    ['brackets and a port', '10.1.2.3', '[2001:db8:2::1]:5000', '2001:db8:2::1'],
    ['a zone', 'fe80::1%eth0', null, 'fe80::1'],
    ['what is no address', '10.1.2.3', 'unknown', '10.1.2.3'],
    ['what is no address, beyond a proxy', '10.1.2.3', '198.51.100.1, unknown, 10.4.4.4', '10.4.4.4'],
    ['an empty field', '10.1.2.3', '', '10.1.2.3'],
    ['a connection that is gone', '', '198.51.100.1', ''],
  ])('%s', (_what, peer, forwardedFor, address) => {
    expect(addressThrough(peer, forwardedFor, PROXIES)).toBe(address);
  });

  it('believes nobody when nobody is trusted', () => {
    expect(addressThrough('127.0.0.1', '198.51.100.1', [])).toBe('127.0.0.1');
  });
});

describe('networkOf, which limits count', () => {
  it.each([
    ['198.51.100.1', '198.51.100.1'],
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['', ''],
  ])('%s: %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
