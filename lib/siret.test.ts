import { describe, expect, it } from 'vitest';
import { checkSiret, formatSiret, normaliseSiret } from './siret';

describe('checkSiret', () => {
  it.each([
    ['13002526500013', 'the Luhn rule'],
    ['73282932000074', 'the Luhn rule'],
    ['35600000000048', 'La Poste, head office: both rules'],
    ['35600000009075', 'La Poste, an establishment: sum of digits 35, Luhn broken'],
    ['35600000049837', 'La Poste, another: sum of digits 45, Luhn broken'],
  ])('accepts %s (%s)', (siret) => {
    expect(checkSiret(siret)).toEqual({ ok: true, siret });
  });

  it.each([
    '130 025 265 00013',
    '130\u00a0025\u00a0265\u00a000013',
    '130\u202f025\u202f265\u202f00013',
    ' 13002526500013\n',
    '\ufeff\u202a130 025\u200b265\u0085 00013\u202c',
    '1300252\u00ad6500013\u2028',
  ])('accepts it with spaces: %j', (typed) => {
    expect(checkSiret(typed)).toEqual({ ok: true, siret: '13002526500013' });
  });

  it('refuses any single digit changed, and any two neighbours swapped (0 and 9 apart)', () => {
    const siret = '13002526500013';
    for (let place = 0; place < siret.length; place++) {
      for (let digit = 0; digit <= 9; digit++) {
        const changed = siret.slice(0, place) + digit + siret.slice(place + 1);
        expect(checkSiret(changed).ok).toBe(changed === siret);
      }
      const swapped = siret.slice(0, place) + siret[place + 1] + siret[place] + siret.slice(place + 2);
      if (place < siret.length - 1 && swapped !== siret) expect(checkSiret(swapped).ok).toBe(false);
    }
  });

  it('keeps the exception of La Poste for La Poste', () => {
    expect(checkSiret('35600000009076')).toEqual({ ok: false, reason: 'checksum' });
    expect(checkSiret('13002526500009')).toEqual({ ok: false, reason: 'checksum' });
  });

  it('refuses fourteen zeros, whose sum is right', () => {
    expect(checkSiret('0'.repeat(14))).toEqual({ ok: false, reason: 'checksum' });
  });

  it.each(['', '   ', '\u00a0', '\u200b', '\u3164'])('says that nothing was given: %j', (typed) => {
    expect(checkSiret(typed)).toEqual({ ok: false, reason: 'empty' });
  });

  it.each(['1300252650001', '130025265000139', '130025265'])('says how many digits were given: %s', (typed) => {
    expect(checkSiret(typed)).toEqual({ ok: false, reason: 'length', digits: typed.length });
  });

  it.each([
    '1300252650001A',
    'FR13002526500013',
    '130.025.265.00013',
    '１３００２５２６５０００１３',
    '١٣٠٠٢٥٢٦٥٠٠٠١٣',
    '-3002526500013',
  ])('refuses what is no ASCII digit: %s', (typed) => {
    expect(checkSiret(typed)).toEqual({ ok: false, reason: 'not_digits' });
  });
});

it('normaliseSiret drops what cannot be seen and nothing else', () => {
  expect(normaliseSiret(' 1\t2\u00a03\u202f4-5 ')).toBe('1234-5');
});

describe('formatSiret', () => {
  it('groups 3 3 3 5 with no-break spaces that fonts on paper have', () => {
    expect(formatSiret('13002526500013')).toBe('130\u00a0025\u00a0265\u00a000013');
  });

  it('returns unchanged what has not 14 digits', () => {
    expect(formatSiret('1300252650001')).toBe('1300252650001');
    expect(formatSiret('')).toBe('');
  });
});
