import { describe, expect, it } from 'vitest';
import { newApplicationIdentifier, newMarketIdentifier, newOpaqueToken } from './identifiers';

const CROCKFORD = '[0-9A-HJKMNP-TV-Z]';
const NEW_YEAR_IN_PARIS = new Date('2026-12-31T23:00:00Z');
const BEFORE_IT = new Date('2026-12-31T22:59:59.999Z');

it('a market’s identifier has the year in Paris and 12 characters', () => {
  expect(newMarketIdentifier(BEFORE_IT)).toMatch(new RegExp(`^VR-2026-${CROCKFORD}{12}$`));
  expect(newMarketIdentifier(NEW_YEAR_IN_PARIS)).toMatch(new RegExp(`^VR-2027-${CROCKFORD}{12}$`));
});

it('an application’s identifier has the date in Paris and 8 characters', () => {
  expect(newApplicationIdentifier(BEFORE_IT)).toMatch(new RegExp(`^FT20261231${CROCKFORD}{8}$`));
  expect(newApplicationIdentifier(NEW_YEAR_IN_PARIS)).toMatch(new RegExp(`^FT20270101${CROCKFORD}{8}$`));
});

describe('what is drawn', () => {
  const drawn = Array.from({ length: 2000 }, () => newMarketIdentifier(BEFORE_IT).slice(8));

  it('never comes twice', () => {
    expect(new Set(drawn).size).toBe(2000);
  });

  it('uses every character of the alphabet, none much more than the others', () => {
    const counts = new Map<string, number>();
    for (const character of drawn.join('')) counts.set(character, (counts.get(character) ?? 0) + 1);
    expect(counts.size).toBe(32);
    // 750 expected of each, standard deviation 27: eight of them either way.
    for (const count of counts.values()) expect(Math.abs(count - 750)).toBeLessThan(216);
  });

  it('a token has 256 bits and is safe in a URL', () => {
    const tokens = Array.from({ length: 100 }, newOpaqueToken);
    for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
    expect(new Set(tokens).size).toBe(100);
  });
});
