import { describe, expect, it } from 'vitest';
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

describe('a placeholder is filled where it stands', () => {
  it.each([
    [
      'in the path',
      'https://p.example/marches/{market_identifier}/retour',
      'https://p.example/marches/VR-2026-ABCDEFGHJKMN/retour',
    ],
    [
      'as a parser encodes it',
      'https://p.example/%7Bmarket_identifier%7D?a=1',
      'https://p.example/VR-2026-ABCDEFGHJKMN?a=1',
    ],
    [
      'in the query, under a name of the editor’s',
      'https://p.example/r?id={market_identifier}&a=1',
      'https://p.example/r?id=VR-2026-ABCDEFGHJKMN&a=1',
    ],
    [
      'under our own name',
      'https://p.example/r?market_identifier={market_identifier}',
      'https://p.example/r?market_identifier=VR-2026-ABCDEFGHJKMN',
    ],
    [
      'in the fragment of a one-page application',
      'https://p.example/#/marches/{market_identifier}',
      'https://p.example/#/marches/VR-2026-ABCDEFGHJKMN',
    ],
    [
      'twice',
      'https://p.example/{market_identifier}?m={MARKET_IDENTIFIER}',
      'https://p.example/VR-2026-ABCDEFGHJKMN?m=VR-2026-ABCDEFGHJKMN',
    ],
    [
      'but not one that is unknown',
      'https://p.example/r?a={marche}',
      'https://p.example/r?a={marche}&market_identifier=VR-2026-ABCDEFGHJKMN',
    ],
  ])('%s', (_where, address, expected) => {
    expect(returnLink(address, market)).toBe(expected);
  });

  it('with its characters encoded: a value never becomes a part of the address', () => {
    const hostile = { market_identifier: '../a?b=c&d#e' };
    expect(returnLink('https://p.example/{market_identifier}/x?m={market_identifier}', hostile)).toBe(
      'https://p.example/..%2Fa%3Fb%3Dc%26d%23e/x?m=..%2Fa%3Fb%3Dc%26d%23e',
    );
  });

  it('and what has none is added to the query, as ever', () => {
    expect(returnLink('https://p.example/{market_identifier}', both)).toBe(
      'https://p.example/VR-2026-ABCDEFGHJKMN?application_identifier=FT20261122ABCDEFGH',
    );
    expect(returnLink('https://p.example/{market_identifier}/{application_identifier}', both)).toBe(
      'https://p.example/VR-2026-ABCDEFGHJKMN/FT20261122ABCDEFGH',
    );
  });
});
