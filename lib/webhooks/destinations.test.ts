import type { Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { createDialler } from './dialler';
import { dnsResolver } from './resolve-addresses';
import { sendWebhook } from './send-webhook';
import { countConnections } from './testing/count-connections';
import { dnsServer } from './testing/dns-server';

const dns = dnsServer();
const connections = countConnections();

const resolve = (hostname: string) => dnsResolver([dns.address()])(hostname);
const strict = createDialler({ allowPrivate: false, resolve });
const permissive = createDialler({ allowPrivate: true, resolve });

const send = (url: string, dialler = strict) => sendWebhook(url, {}, '{}', { dialler, timeoutMs: 5_000 });
const NOTHING = { dialled: 0, arrived: 0 };

/** Some containers have none; what is refused is refused there all the same. */
const hasIpv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ family }) => family === 'IPv6'));

/** Public by its range, and given to nobody: dialling it reaches no one. */
const NOWHERE = '2e00::1';
const NOWHERE_TOO = '2e00::2';

/** Hosts that are this machine, in one notation or another: they would be reached. */
const THIS_MACHINE = [
  ...[
    '127.0.0.1',
    '127.0.0.1.',
    '127.1',
    '127.0.1',
    '2130706433',
    '017700000001',
    '0x7f000001',
    '0x7f.1',
    '0177.0.0.1',
  ],
  ...['0x7f.0.0x0.01', '127.255.255.254', '127.0.0.2', '%31%32%37.0.0.1', '１２７.0.0.1', '127。0。0。1'],
  ...['0.0.0.0', '0', '0x0', '00.0.0.0', 'localhost', 'LocalHost', 'localhost.', 'app.localhost', 'lo%63alhost'],
  ...['[::1]', '[0:0:0:0:0:0:0:1]', '[0000::0001]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]'],
];

/** Hosts that are elsewhere, where nothing of ours should go. */
const ELSEWHERE = [
  ...['10.0.0.1', '10.255.255.255', '167772161', '0xa.1', '012.0.0.1', '172.16.0.1', '172.31.255.254', '192.168.1.1'],
  ...['192.168.257', '3232235777', '100.64.0.1', '100.100.100.200', '169.254.1.1', '169.254.169.254', '2852039166'],
  ...['0xa9fea9fe', '0251.0376.0251.0376', '169.254.170.2', '168.63.129.16', '192.0.0.192', '192.0.0.8', '192.0.2.1'],
  ...['192.31.196.1', '192.52.193.1', '192.88.99.1', '192.175.48.1', '198.18.0.1', '198.51.100.1', '203.0.113.1'],
  ...['224.0.0.1', '239.255.255.250', '240.0.0.1', '255.255.255.255', '0.1.2.3'],
  ...['[::127.0.0.1]', '[::ffff:10.0.0.1]', '[::ffff:0:127.0.0.1]', '[64:ff9b::127.0.0.1]', '[64:ff9b::8.8.8.8]'],
  ...['[64:ff9b:1::a00:1]', '[2002:7f00:1::1]', '[2002:808:808::1]', '[2001:0:4136:e378:8000:63bf:80ff:fffe]'],
  ...['[2a01:4f8::5efe:127.0.0.1]', '[2a01:4f8::200:5efe:10.0.0.1]', '[fe80::1]', '[febf::1]', '[fec0::1]'],
  ...['[fc00::1]', '[fd00:ec2::254]', '[fd20:ce::254]', '[ff02::1]', '[100::1]', '[100:0:0:1::1]', '[2001:db8::1]'],
  ...['[2001:2::1]', '[2001:20::1]', '[3fff::1]', '[5f00::1]', '[2620:4f:8000::1]', '[4000::1]', '[::5]'],
];

/** Addresses refused for their form or port, not for their host; PORT is that of a server that counts. */
const MISSHAPEN = [
  ...['http://127.0.0.1:PORT/', 'http://plateforme.example:PORT/', 'ftp://127.0.0.1:PORT/', 'file:///etc/passwd'],
  ...['ws://127.0.0.1:PORT/', 'https://u:p@127.0.0.1:PORT/', 'https://plateforme.example@127.0.0.1:PORT/'],
  ...['https://[fe80::1%25lo]:PORT/', 'https://[::1%25lo]:PORT/', 'https:\\\\127.0.0.1:PORT\\', '//127.0.0.1:PORT/'],
  ...['https:127.0.0.1:PORT', ' https://127.0.0.1:PORT/', 'https://127.0.0.1:PORT/#@plateforme.example/'],
  ...['https://plateforme.example:22/', 'https://plateforme.example:25/', 'https://plateforme.example:6379/'],
];

/** Names, and what the DNS says of them. */
const NAMES: [string, string[]][] = [
  ['loopback.example', ['127.0.0.1']],
  ['loopback6.example', ['::1']],
  ['any.example', ['0.0.0.0']],
  ['any6.example', ['::']],
  ['both.example', ['127.0.0.1', '::1']],
  ['mapped.example', ['::ffff:127.0.0.1']],
  ['private.example', ['10.1.2.3']],
  ['metadata.example', ['169.254.169.254']],
  ['ula.example', ['fd00:ec2::254']],
  ['link-local.example', ['fe80::1']],
  ['nat64.example', ['64:ff9b::7f00:1']],
  ['6to4.example', ['2002:7f00:1::1']],
  ['mixed-v4.example', ['127.0.0.1', NOWHERE]],
  ['mixed-v6.example', [NOWHERE, '::1', NOWHERE_TOO]],
  ['mixed-last.example', [NOWHERE, NOWHERE_TOO, '::ffff:10.0.0.1']],
  ['trailing-dot.example.', ['127.0.0.1']],
];

describe('hostile destinations: no connection is opened', () => {
  const hosts = [...THIS_MACHINE, ...ELSEWHERE];
  const urls = [...hosts.map((host) => `https://${host}:PORT/webhooks`), ...MISSHAPEN];

  it('there are enough of them', () => {
    expect(new Set([...urls, ...NAMES.map(([name]) => name)]).size).toBeGreaterThanOrEqual(120);
  });

  it.each(urls)('%s', async (url) => {
    dns.set('plateforme.example', ['127.0.0.1']);
    const exchange = await send(url.replace('PORT', String(connections.port())));
    expect(exchange).toMatchObject({
      verdict: 'forbidden',
      httpStatus: null,
      error: expect.stringMatching(/^[A-Z_]+$/),
    });
    expect(connections.counts()).toEqual(NOTHING);
    expect(dns.asked()).toEqual([]);
  });

  it.each(NAMES)('%s, which is %j', async (name, addresses) => {
    dns.set(name.replace(/\.$/, ''), addresses);
    const exchange = await send(`https://${name}:${connections.port()}/webhooks`);
    expect(exchange).toMatchObject({ verdict: 'forbidden', httpStatus: null, error: 'FORBIDDEN_ADDRESS' });
    expect(connections.counts()).toEqual(NOTHING);
    expect(dns.asked()).toHaveLength(2);
  });

  it.each(THIS_MACHINE.filter((host) => hasIpv6 || !host.startsWith('[')))(
    'the counters see %s when it is allowed',
    async (host) => {
      await send(`https://${host}:${connections.port()}/webhooks`, permissive);
      expect(connections.counts().dialled).toBeGreaterThanOrEqual(1);
      await expect.poll(() => connections.counts().arrived).toBeGreaterThanOrEqual(1);
    },
  );
});

describe('a name whose answer changes', () => {
  /** The addresses that one request tries to connect to. */
  async function attemptsAt(url: string): Promise<string[]> {
    const request = strict.post(url, {}, '{}', AbortSignal.timeout(1_500));
    request.on('error', () => {});
    const attempts: string[] = [];
    request.on('socket', (socket: Socket) => socket.on('connectionAttempt', (ip) => attempts.push(ip)));
    await new Promise((resolve) => request.once('close', resolve));
    return attempts;
  }

  it('is dialled at the address that was checked, whatever the DNS says a moment later', async () => {
    dns.set('rebinding.example', (nth) => (nth === 1 ? [NOWHERE] : ['127.0.0.1', '::1']));
    const url = `https://rebinding.example:${connections.port()}/`;
    expect(await attemptsAt(url)).toEqual([NOWHERE]);
    expect(dns.asked().toSorted()).toEqual(['A rebinding.example', 'AAAA rebinding.example']);
    const dialled = connections.counts().dialled;
    expect(await send(url)).toMatchObject({ verdict: 'forbidden', error: 'FORBIDDEN_ADDRESS' });
    expect(connections.counts()).toEqual({ dialled, arrived: 0 });
  });

  it('is dialled at every address that was checked, and no other', async () => {
    dns.set('several.example', (nth) => (nth === 1 ? [NOWHERE, NOWHERE_TOO] : ['::1']));
    const attempts = await attemptsAt(`https://several.example:${connections.port()}/`);
    expect(attempts).toEqual([NOWHERE, NOWHERE_TOO]);
    expect(connections.counts().arrived).toBe(0);
  });
});

describe('a name that cannot be resolved may be tomorrow: another attempt', () => {
  it('does not exist', async () => {
    expect(await send('https://unknown.example/')).toMatchObject({ verdict: 'retry', error: 'ENOTFOUND' });
  });

  it('has no address', async () => {
    dns.set('empty.example', []);
    expect(await send('https://empty.example/')).toMatchObject({ verdict: 'retry', error: 'ENODATA' });
  });

  it('is not answered in time', async () => {
    dns.set('slow.example', () => null);
    const exchange = await sendWebhook('https://slow.example/', {}, '{}', { dialler: strict, timeoutMs: 200 });
    expect(exchange).toMatchObject({ verdict: 'retry', error: 'TIMEOUT' });
    expect(connections.counts()).toEqual(NOTHING);
  });
});
