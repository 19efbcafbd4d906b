import { describe, expect, it } from 'vitest';
import { destinationProblem, isLocalhost } from './destination';

const strict = (url: string) => destinationProblem(url, false);
const permissive = (url: string) => destinationProblem(url, true);

describe('destinationProblem', () => {
  it.each([
    'https://plateforme.example/webhooks?a=b',
    'https://plateforme.example:443/',
    'https://plateforme.example:8443/',
    'HTTPS://Plateforme.Example./',
    'https://été.example/',
    'https://localhost.example/',
    'https://notlocalhost/',
    'https://1.1.1.1/',
    'https://[2606:4700:4700::1111]:65535/',
  ])('%s may be dialled', (url) => {
    expect(strict(url)).toBeUndefined();
    expect(permissive(url)).toBeUndefined();
  });

  it.each([
    ...['', 'a.fr', '//a.fr/', 'https://', 'https:///', 'https://a b/', 'https://1.2.3.256/', 'https://0x1ffffffff/'],
    ...['https://[fe80::1%25eth0]/', 'https://[fe80::1%eth0]/', 'https://[::1/', 'https://a.fr:65536/', 'https://a<b/'],
    ...['ftp://a.fr/', 'file:///etc/passwd', 'gopher://a.fr/', 'javascript:alert(1)', 'data:,x', 'unix:/run/x.sock'],
    ...['https+unix://a.fr/', 'ws://a.fr/', 'dict://a.fr:11211/'],
  ])('%j is not an http(s) address', (url) => {
    expect(strict(url)).toBe('not_an_address');
    expect(permissive(url)).toBe('not_an_address');
  });

  it.each(['https://u@a.fr/', 'https://:p@a.fr/', 'https://u:p@127.0.0.1/', 'https://a.fr%40b@127.0.0.1/'])(
    '%s holds credentials',
    (url) => {
      expect(strict(url)).toBe('credentials');
      expect(permissive(url)).toBe('credentials');
    },
  );

  it.each(['http://a.fr/', 'http://a.fr:443/', 'http://1.1.1.1/', 'http://127.0.0.1/'])('%s is not https', (url) => {
    expect(strict(url)).toBe('not_https');
    expect(permissive(url)).toBeUndefined();
  });

  it.each([0, 1, 21, 22, 23, 25, 53, 80, 110, 445, 465, 587, 636, 853, 993, 1023, 2375, 3306, 5432, 6379, 9200, 11211])(
    'port %d is that of something else',
    (port) => {
      expect(strict(`https://a.fr:${port}/`)).toBe('forbidden_port');
      expect(permissive(`https://a.fr:${port}/`)).toBeUndefined();
    },
  );

  it.each([
    'localhost',
    'LOCALHOST.',
    'a.localhost',
    'a.b.localhost.',
    'lo%63alhost',
    'ｌocalhost',
    '127.0.0.1',
    '[::1]',
  ])('%s is this machine', (host) => {
    expect(strict(`https://${host}:8443/`)).toBe('forbidden_address');
    expect(permissive(`https://${host}:8443/`)).toBeUndefined();
  });
});

it.each([
  ['localhost', true],
  ['a.LOCALHOST.', true],
  ['localhost.fr', false],
  ['mylocalhost', false],
])('isLocalhost(%s) is %s', (hostname, expected) => {
  expect(isLocalhost(hostname)).toBe(expected);
});
