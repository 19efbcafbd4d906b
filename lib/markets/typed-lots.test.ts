import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readLimit, readLotNumbers, readLots, writeLots } from './typed-lots';

it.each([
  ['', []],
  [' \r\n\n', []],
  ['Gros œuvre', [{ name: 'Gros œuvre', cpvCode: null }]],
  [
    'Gros œuvre ; 45223220-4\r\n\r\n  Peinture  ',
    [
      { name: 'Gros œuvre', cpvCode: '45223220-4' },
      { name: 'Peinture', cpvCode: null },
    ],
  ],
  ['Peinture;', [{ name: 'Peinture', cpvCode: null }]],
  ['Vitrerie ; miroiterie ; 45441000-0', [{ name: 'Vitrerie ; miroiterie', cpvCode: '45441000-0' }]],
])('reads %j', (typed, lots) => {
  expect(readLots(typed)).toEqual(lots);
});

it.each([
  ['Un\nDeux ; 4522', { code: 'lot_cpv', line: 2 }],
  ['<b>Un</b>', { code: 'lot_name', line: 1 }],
  ['\n; 45223220-4', { code: 'lot_name', line: 2 }],
  ['é'.repeat(256), { code: 'lot_name', line: 1 }],
  [Array(501).fill('Lot').join('\n'), { code: 'many_lots' }],
])('says what is wrong, and on which line', (typed, mistake) => {
  expect(readLots(typed)).toEqual(mistake);
});

it('reads again what it writes', () => {
  const lot = fc.record({
    name: fc.stringMatching(/^[A-Za-zéœ’]{1,20}( [A-Za-z]{1,9})?$/),
    cpvCode: fc.option(fc.stringMatching(/^\d{8}-\d$/)),
  });
  fc.assert(
    fc.property(fc.array(lot, { maxLength: 20 }), (lots) => {
      expect(readLots(writeLots(lots))).toEqual(lots);
    }),
  );
});

it.each([
  ['', null],
  [' 2 ', 2],
  ['4', 4],
  ['5', undefined],
  ['0', undefined],
  ['-1', undefined],
  ['1,5', undefined],
  ['deux', undefined],
])('a limit typed « %s », of four lots, is %s', (typed, limit) => {
  expect(readLimit(typed, 4)).toBe(limit);
});

it.each([
  ['', []],
  ['1', [1]],
  ['3, 1 ;2', [1, 2, 3]],
  ['lots 1 et 3-4', [1, 3, 4]],
  ['2 2', [2]],
  ['5', undefined],
  ['0', undefined],
  ['3-1', undefined],
  ['tous', undefined],
  ['1.5', undefined],
])('lots typed « %s », of four, are %j', (typed, numbers) => {
  expect(readLotNumbers(typed, 4)).toEqual(numbers);
});
