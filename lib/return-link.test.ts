import { expect, it } from 'vitest';
import { returnLink } from './return-link';

const market = { market_identifier: 'VR-2026-ABCDEFGHJKMN' };
const both = { ...market, application_identifier: 'FT20261122ABCDEFGH' };

it.each([
  ['no query', 'https://p.example/retour', 'https://p.example/retour?market_identifier=VR-2026-ABCDEFGHJKMN'],
  ['an address without path', 'https://p.example', 'https://p.example/?market_identifier=VR-2026-ABCDEFGHJKMN'],
  ['an empty query', 'https://p.example/r?', 'https://p.example/r?market_identifier=VR-2026-ABCDEFGHJKMN'],
  ['a query', 'https://p.example/r?a=1&b=2', 'https://p.example/r?a=1&b=2&market_identifier=VR-2026-ABCDEFGHJKMN'],
  [
    'a name given twice, one without value, an empty one',
    'https://p.example/r?a=1&a=2&flag&b=',
    'https://p.example/r?a=1&a=2&flag&b=&market_identifier=VR-2026-ABCDEFGHJKMN',
  ],
  [
    'what is encoded, as it is',
    'https://p.example/r?q=caf%C3%A9%20noir&u=https%3A%2F%2Fx.example%2F%3Fy%3D1%26z&p=a+b~',
    'https://p.example/r?q=caf%C3%A9%20noir&u=https%3A%2F%2Fx.example%2F%3Fy%3D1%26z&p=a+b~&market_identifier=VR-2026-ABCDEFGHJKMN',
  ],
  [
    'a fragment, which stays last',
    'https://p.example/app?x=1#/retour?onglet=2',
    'https://p.example/app?x=1&market_identifier=VR-2026-ABCDEFGHJKMN#/retour?onglet=2',
  ],
  [
    'a parameter named like ours, which gives way however it is spelt',
    'https://p.example/r?market_identifier=old&a=1&market%5Fidentifier=older',
    'https://p.example/r?a=1&market_identifier=VR-2026-ABCDEFGHJKMN',
  ],
  [
    'a name that merely begins like ours',
    'https://p.example/r?market_identifier_2=x',
    'https://p.example/r?market_identifier_2=x&market_identifier=VR-2026-ABCDEFGHJKMN',
  ],
  [
    'a malformed escape',
    'https://p.example/r?rate=100%&a=1',
    'https://p.example/r?rate=100%&a=1&market_identifier=VR-2026-ABCDEFGHJKMN',
  ],
])('%s', (_case, address, expected) => {
  expect(returnLink(address, market)).toBe(expected);
});

it('adds the application of a candidate', () => {
  expect(returnLink('https://p.example/r?session=7', both)).toBe(
    'https://p.example/r?session=7&market_identifier=VR-2026-ABCDEFGHJKMN&application_identifier=FT20261122ABCDEFGH',
  );
});
