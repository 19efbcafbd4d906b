import { describe, expect, it } from 'vitest';
import { lotContradictions, marketInput, parseAt, violationsOf } from './market-input';

const NOW = new Date('2026-11-22T10:00:00Z');

const valid = {
  name: 'Rénovation de l’école',
  deadline: '2027-12-31T23:59:00Z',
  siret: '13002526500013',
  market_type_codes: ['works'],
};

const read = (changes: Record<string, unknown>) => {
  const { data, error } = parseAt(marketInput, { ...valid, ...changes }, NOW);
  if (!data) throw error;
  return data;
};

function codes(changes: Record<string, unknown>): [string, string][] {
  const parsed = parseAt(marketInput, { ...valid, ...changes }, NOW);
  if (parsed.success) return [];
  return violationsOf(parsed.error, 'public_market', 'fr').map(({ field, code }) => [field, code]);
}

describe('lots', () => {
  it.each([
    [{ name: 'Lot', cpv_code: '45000000-7' }, '45000000-7'],
    [{ name: 'Lot', cpv_code: '00000000-0' }, '00000000-0'],
    [{ name: 'Lot', cpv_code: null }, null],
    [{ name: 'Lot' }, undefined],
  ])('takes %j', (lot, cpvCode) => {
    expect(read({ lots: [lot] }).lots?.[0]?.cpv_code).toBe(cpvCode);
  });

  it.each<[unknown, string, string]>([
    ['45000000', 'cpv_code', 'malformed'],
    ['45000000-77', 'cpv_code', 'malformed'],
    ['45000000-7\n', 'cpv_code', 'malformed'],
    ['4500000X-7', 'cpv_code', 'malformed'],
    [45_000_000, 'cpv_code', 'not_text'],
  ])('refuses the CPV code %j', (cpvCode, member, code) => {
    expect(codes({ lots: [{ name: 'Lot', cpv_code: cpvCode }] })).toEqual([[`public_market.lots.0.${member}`, code]]);
  });

  it.each<[unknown, string, string]>([
    ['Lot', '', 'not_list'],
    [['Lot'], '.0', 'malformed'],
    [[null], '.0', 'malformed'],
    [[{}], '.0.name', 'missing'],
    [Array(501).fill({ name: 'Lot' }), '', 'too_many'],
    [Array(100_000).fill({}), '', 'too_many'],
  ])('refuses %j at « %s »: %s', (lots, at, code) => {
    expect(codes({ lots })).toEqual([[`public_market.lots${at}`, code]]);
  });

  it('takes none, null, an empty list, and 500', () => {
    expect(codes({ lots: undefined })).toEqual([]);
    expect(codes({ lots: null, lot_name: null, provider_user_id: null })).toEqual([]);
    expect(codes({ lots: [] })).toEqual([]);
    expect(codes({ lots: Array(500).fill({ name: 'Lot' }) })).toEqual([]);
  });
});

describe('limits', () => {
  it.each([0, -1, 501, 1e12])('refuses %d', (limit) => {
    expect(codes({ lots: [{ name: 'Lot' }], lot_limit: limit })).toEqual([['public_market.lot_limit', 'out_of_range']]);
    expect(codes({ lots: [{ name: 'Lot' }], award_limit: limit })).toEqual([
      ['public_market.award_limit', 'out_of_range'],
    ]);
  });

  it.each([1.5, '2', true, [2], {}])('refuses %j, which is no whole number', (limit) => {
    expect(codes({ lot_limit: limit })).toEqual([['public_market.lot_limit', 'not_integer']]);
  });

  it('takes none, null and blank as no limit', () => {
    for (const limit of [undefined, null, '', ' ']) expect(read({ lot_limit: limit }).lot_limit ?? null).toBeNull();
  });
});

describe('what does not go together', () => {
  const [one, two] = [{ name: 'Un' }, { name: 'Deux' }];
  it.each<[Record<string, unknown>, unknown]>([
    [{ lots: [one, two], lot_limit: 3 }, [['lot_limit', 'out_of_range']]],
    [{ lots: [one, two], award_limit: 3 }, [['award_limit', 'out_of_range']]],
    [{ lot_limit: 1 }, [['lot_limit', 'out_of_range']]],
    [{ lot_name: 'Un', lot_limit: 2 }, [['lot_limit', 'out_of_range']]],
    [{ lot_name: 'Un', lots: [two] }, [['lot_name', 'other_lots']]],
    [{ lot_name: 'Un', lots: [one, two] }, [['lot_name', 'other_lots']]],
    [{ lot_name: 'Un', lots: [one], lot_limit: 1, award_limit: 1 }, []],
    [{ lots: [one, two], lot_limit: 1, award_limit: 2 }, []],
  ])('%j: %j', (given, contradictions) => {
    expect(lotContradictions(read(given))).toEqual(contradictions);
  });
});
