import { describe, expect, it } from 'vitest';
import { marketInput, parseAt, violationsOf } from './market-input';

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

describe('names', () => {
  it.each([
    'R&D',
    'a < b',
    '1<2',
    'a <',
    '<3',
    'x > y',
    '« L’été » – n° 12 (lot « A ») / 50 %',
    '日本語 🏗️',
    'Marché "ouvert"; DROP TABLE',
    '&lt;script&gt;',
  ])('takes %j unchanged', (name) => {
    expect(read({ name, lot_name: name, lots: [{ name }] })).toMatchObject({ name, lot_name: name, lots: [{ name }] });
  });

  it.each(['<b>gras</b>', '<script>alert(1)</script>', 'fin </div', '<!-- x', 'a <é', '<img src=x', '<SVG/onload=x>'])(
    'refuses the markup of %j, wherever it is',
    (text) => {
      expect(codes({ name: text })).toEqual([['public_market.name', 'markup']]);
      expect(codes({ lot_name: text })).toEqual([['public_market.lot_name', 'markup']]);
      expect(codes({ lots: [{ name: 'x' }, { name: text }] })).toEqual([['public_market.lots.1.name', 'markup']]);
    },
  );

  it('counts code points after NFC: 255 at most, 1 at least', () => {
    expect(read({ name: 'é'.repeat(255) }).name).toHaveLength(255);
    expect(read({ name: 'e\u0301'.repeat(255) }).name).toBe('é'.repeat(255));
    expect(codes({ name: '🏗'.repeat(255) })).toEqual([]);
    expect(codes({ name: 'a'.repeat(256) })).toEqual([['public_market.name', 'too_long']]);
    expect(codes({ name: '🏗'.repeat(256) })).toEqual([['public_market.name', 'too_long']]);
    expect(read({ name: 'x' }).name).toBe('x');
  });

  it('trims', () => {
    expect(read({ name: '  Marché \n' }).name).toBe('Marché');
  });

  it.each<[unknown, string]>([
    ['', 'missing'],
    ['   ', 'missing'],
    ['\u00a0\u202f', 'missing'],
    [null, 'missing'],
    [undefined, 'missing'],
    [12, 'not_text'],
    [['x'], 'not_text'],
    [{ toString: 'x' }, 'not_text'],
    ['deux\nlignes', 'several_lines'],
    ['deux\r\nlignes', 'several_lines'],
    ['deux\u0085lignes', 'several_lines'],
    ['deux\u2028lignes', 'several_lines'],
    ['deux\u2029lignes', 'several_lines'],
    ['\u3164', 'invisible'],
    ['\u200b\ufeff', 'invisible'],
    ['\u2800', 'invisible'],
    ['\u{e0041}', 'invisible'],
    ['\ufe0f', 'invisible'],
    ['nul\0', 'control_characters'],
    ['\u001b[31m', 'control_characters'],
    ['demi \ud83c paire', 'control_characters'],
  ])('refuses %j: %s', (name, code) => {
    expect(codes({ name })).toEqual([['public_market.name', code]]);
  });
});

describe('deadline', () => {
  it.each([
    ['2027-07-14T12:00', '2027-07-14T10:00:00.000Z'],
    ['2027-12-31T23:59', '2027-12-31T22:59:00.000Z'],
    ['2027-12-31', '2027-12-31T22:59:59.000Z'],
    ['2027-07-14', '2027-07-14T21:59:59.000Z'],
    ['2027-12-31T23:59:00+02:00', '2027-12-31T21:59:00.000Z'],
    ['2027-12-31T23:59:00.123Z', '2027-12-31T23:59:00.123Z'],
    ['9999-12-31', '9999-12-31T22:59:59.000Z'],
    ['\ufeff2027-12-31\r\n', '2027-12-31T22:59:59.000Z'],
  ])('reads %s as %s', (deadline, instant) => {
    expect(read({ deadline }).deadline.toISOString()).toBe(instant);
  });

  it.each<[unknown, string]>([
    ['2026-11-22T10:00:00Z', 'past'],
    ['2026-11-21', 'past'],
    ['2027-02-30T10:00', 'malformed'],
    ['31/12/2027', 'malformed'],
    ['tomorrow', 'malformed'],
    ['', 'missing'],
    [' \u00a0', 'missing'],
    ['\u200b', 'malformed'],
    ['9999-12-31T23:59:59-10:00', 'malformed'],
    ['+012027-12-31T10:00:00Z', 'malformed'],
    [1_830_000_000_000, 'not_text'],
    [null, 'missing'],
    [undefined, 'missing'],
  ])('refuses %j: %s', (deadline, code) => {
    expect(codes({ deadline })).toEqual([['public_market.deadline', code]]);
  });
});

describe('siret', () => {
  it.each(['13002526500013', '130 025 265 00013', '35600000000048', '35600000049837'])('takes %s', (siret) => {
    expect(read({ siret }).siret).toBe(siret.replaceAll(' ', ''));
  });

  it.each<[unknown, string]>([
    ['13002526500014', 'checksum'],
    ['35600000049838', 'checksum'],
    ['00000000000000', 'checksum'],
    ['1300252650001', 'length'],
    ['1300252650001A', 'not_digits'],
    ['', 'missing'],
    [undefined, 'missing'],
    [13_002_526_500_013, 'not_text'],
  ])('refuses %j: %s', (siret, code) => {
    expect(codes({ siret })).toEqual([['public_market.siret', code]]);
  });
});

describe('market_type_codes', () => {
  it.each([[['supplies']], [['services', 'works', 'supplies']], [['defense', 'works']]])('takes %j', (given) => {
    expect(read({ market_type_codes: given }).market_type_codes).toEqual(given);
  });

  it.each<[unknown, string, string]>([
    [[], '', 'missing'],
    [undefined, '', 'missing'],
    [null, '', 'missing'],
    ['works', '', 'not_list'],
    ['', '', 'missing'],
    [{}, '', 'not_list'],
    [['works', 'works'], '', 'repeated'],
    [['defense'], '', 'defense_alone'],
    [['works', 'parties'], '.1', 'unknown'],
    [['Works'], '.0', 'unknown'],
    [[null], '.0', 'unknown'],
    [Array(100_000).fill('x'), '', 'too_many'],
  ])('refuses %j at « %s »: %s', (given, at, code) => {
    expect(codes({ market_type_codes: given })).toEqual([[`public_market.market_type_codes${at}`, code]]);
  });
});

describe('optional members', () => {
  it.each(['', ' ', '\u00a0\u2003\t\r\n', null, undefined])('are absent when they are %j', (blank) => {
    const given = read({ lot_name: blank, lots: blank, provider_user_id: blank });
    expect([given.lot_name ?? null, given.lots ?? null, given.provider_user_id ?? null]).toEqual([null, null, null]);
    expect(read({ lots: [{ name: 'Lot', cpv_code: blank }] }).lots?.[0]?.cpv_code ?? null).toBeNull();
  });

  it.each(['lot_name', 'provider_user_id'])('%s is refused when nothing is seen in it, and is no list', (member) => {
    expect(codes({ [member]: '\u3164' })).toEqual([[`public_market.${member}`, 'invisible']]);
    expect(codes({ [member]: [] })).toEqual([[`public_market.${member}`, 'not_text']]);
  });
});

describe('what is said', () => {
  const said = (changes: Record<string, unknown>, language: 'fr' | 'en') => {
    const parsed = parseAt(marketInput, { ...valid, ...changes }, NOW);
    return parsed.success ? [] : violationsOf(parsed.error, 'public_market', language).map(({ message }) => message);
  };

  it('of a text too long: the limit and the excess, in numbers', () => {
    const lots = [{ name: 'a'.repeat(1300) }];
    expect(said({ name: 'é'.repeat(256), lots }, 'fr')).toEqual([
      'Le nom est trop long\u00a0: 256\u00a0caractères, soit 1 de trop (255 au maximum)',
      'Le nom du lot est trop long\u00a0: 1\u00a0300\u00a0caractères, soit 1\u00a0045 de trop (255 au maximum)',
    ]);
    expect(said({ name: 'é'.repeat(256) }, 'en')).toEqual([
      'Name is too long: 256 characters, 1 too many (maximum 255)',
    ]);
  });

  it.each(['fr', 'en'] as const)('of a deadline that is not understood: formats that are taken (%s)', (language) => {
    const [message = ''] = said({ deadline: '31/12/2027' }, language);
    expect(message).toContain('ISO 8601');
    const examples = message.match(/\d{4}-[^\s,]+/g) ?? [];
    expect(examples).toHaveLength(2);
    for (const deadline of examples) expect(codes({ deadline })).toEqual([]);
  });

  it.each(['fr', 'en'] as const)('of a CPV code that is none: one that is taken (%s)', (language) => {
    const [message = ''] = said({ lots: [{ name: 'Lot', cpv_code: '1' }] }, language);
    const [cpvCode] = message.match(/\d{8}-\d/) ?? [];
    expect(codes({ lots: [{ name: 'Lot', cpv_code: cpvCode }] })).toEqual([]);
  });
});

it('ignores unknown members', () => {
  expect(read({ identifier: 'VR-1', editor_id: 'x', __proto__: { a: 1 } })).toEqual({
    ...valid,
    deadline: new Date('2027-12-31T23:59:00Z'),
  });
});

it('reports every member at once, each with a sentence in the caller’s language', () => {
  const parsed = parseAt(marketInput, { lots: [{ name: '' }] }, NOW);
  if (parsed.success) throw new Error('accepted');
  expect(violationsOf(parsed.error, 'public_market', 'en').map(({ message }) => message)).toEqual([
    'Name must be present',
    'Deadline must be present',
    'SIRET must be present',
    'Market type codes must be present',
    'Lot name must be present',
  ]);
  expect(violationsOf(parsed.error, 'public_market', 'fr')[0]?.message).toBe('Le nom est obligatoire');
});

it('reports what is no object as a whole', () => {
  const parsed = parseAt(marketInput, 'text', NOW);
  if (parsed.success) throw new Error('accepted');
  expect(violationsOf(parsed.error, 'public_market', 'en')).toEqual([
    { field: 'public_market', code: 'malformed', message: 'Request is malformed' },
  ]);
});
