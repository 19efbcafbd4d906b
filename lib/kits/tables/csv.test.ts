import { expect, it } from 'vitest';
import { toCsv } from './csv';

const linesOf = (csv: string) => csv.replace(/^\ufeff/, '').split('\r\n');

it('begins with the mark of UTF-8 and ends each line with CRLF (RFC 4180)', () => {
  expect(
    toCsv([
      ['Éditeur', 'Créés'],
      ['Orvéane', 12],
    ]),
  ).toBe('\ufeffÉditeur;Créés\r\nOrvéane;12\r\n');
});

it('quotes what would break a line or a cell', () => {
  expect(linesOf(toCsv([['a;b', 'dit « "oui" »', 'deux\nlignes', 'retour\rseul']]))[0]).toBe(
    '"a;b";"dit « ""oui"" »";"deux\nlignes";"retour\rseul"',
  );
});

it('writes numbers with a comma, and nothing for what is not known', () => {
  expect(linesOf(toCsv([[42.5, 0, null]]))[0]).toBe('42,5;0;');
});

it.each(['+33 6 12 34 56 78', '+33612345678', '-1\u00a0234,50\u00a0€', '-2', '+3,5 %', '06 12 34 56 78'])(
  'leaves %j as it is',
  (text) => expect(linesOf(toCsv([[text]]))[0]).toBe(text),
);

it.each(['=1+1', '+33-1', '-2+3', '+33 A1', '-A1', '-1;2', '+', '-', '@SUM(A1)', '\t=1', ' =cmd|calc', '\r=1', ' +33'])(
  'leaves no formula in %j',
  (text) => {
    const [cell = ''] = linesOf(toCsv([[text]]));
    expect(cell.replace(/^"/, '').startsWith("'")).toBe(true);
  },
);
