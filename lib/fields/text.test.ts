import { describe, expect, it } from 'vitest';
import { checkAnswer } from '@/lib/fields/check-answer';
import { readAnswer } from '@/lib/fields/read-answer';

const LINE = {
  key: 'raison_sociale',
  label: 'Nom',
  help: '',
  legalReference: null,
  unfavourableWhenYes: false,
  mayNotApply: false,
  options: {},
  inputType: 'text',
};
const SIRET = { ...LINE, options: { format: 'siret' as const }, inputType: 'firm_identifier' };
const check = (field: typeof LINE, text: string) => checkAnswer(field, { text }, []);
const codes = (field: typeof LINE, text: string) => check(field, text).problems.map((problem) => problem.code);

describe('one line', () => {
  it('holds 255 characters, counted as people do', () => {
    expect(codes(LINE, 'a'.repeat(255))).toEqual([]);
    expect(codes(LINE, 'a'.repeat(256))).toEqual(['too_long']);
    expect(codes(LINE, '🌳'.repeat(255))).toEqual([]);
    expect(codes(LINE, '🌳'.repeat(256))).toEqual(['too_long']);
  });

  it('counts a letter and its accent as one', () => {
    expect(codes(LINE, 'e\u0301'.repeat(255))).toEqual([]);
    expect(check(LINE, 'e\u0301').value).toEqual({ text: 'é' });
  });

  it('does not count the spaces around it', () => {
    expect(check(LINE, `  ${'a'.repeat(255)}\r\n`).value).toEqual({ text: 'a'.repeat(255) });
  });

  it.each(['\n', '\r\n', '\v', '\u0085', '\u2028', '\u2029', '\t'])('has a space where %j was typed', (end) => {
    expect(check(LINE, `a${end}b`).value).toEqual({ text: 'a b' });
  });

  it.each(['<b>', '</b>', '<!-- -->', 'a<i', '<é'])('refuses the markup %s', (text) => {
    expect(codes(LINE, text)).toEqual(['markup']);
  });

  it.each(['R&D', 'a < b', '1<2', '< b', 'a > b', '« été »'])('takes %s as it is', (text) => {
    expect(check(LINE, text).value).toEqual({ text });
  });

  it.each(['\u0000', '\u0001', '\u001b[31m', '\u007f'])('leaves out the control character in %j', (character) => {
    const shown = character.slice(1);
    expect(check(LINE, `a${character}b`)).toEqual({
      draft: { text: `a${character}b` },
      value: { text: `a${shown}b` },
      problems: [],
    });
  });
});

describe('a SIRET', () => {
  it.each([
    ['13002526500013', '13002526500013'],
    ['130 025 265 00013', '13002526500013'],
    ['130\u00a0025\u202f265\t00013 ', '13002526500013'],
    ['\ufeff\u202a130 025\u200b 265 00013\u202c', '13002526500013'],
    ['35600000000048', '35600000000048'],
    ['35600000049837', '35600000049837'],
  ])('%j is kept as %s', (typed, kept) => {
    expect(check(SIRET, typed)).toMatchObject({ draft: { text: typed }, value: { text: kept }, problems: [] });
  });

  it.each([
    ['13002526500014', 'siret_checksum'],
    ['1300252650001', 'siret_length'],
    ['130025265000130', 'siret_length'],
    ['1300252650001X', 'siret_not_digits'],
    ['١٣٠٠٢٥٢٦٥٠٠٠١٣', 'siret_not_digits'],
  ])('%j is %s', (typed, code) => {
    expect(check(SIRET, typed)).toEqual({
      draft: { text: typed },
      value: null,
      problems: [{ member: 'text', code }],
    });
  });

  it('may be left empty for now', () => {
    expect(check(SIRET, '  ')).toMatchObject({ value: { text: '' }, problems: [] });
  });

  it('is read in groups', () => {
    const { value } = check(SIRET, '13002526500013');
    expect(readAnswer({ field: SIRET, value, documents: [] })).toEqual([
      { kind: 'paragraph', text: '130\u00a0025\u00a0265\u00a000013' },
    ]);
  });
});

describe('a choice among some answers', () => {
  const choices = [
    { value: 'PME', label: 'Petite ou moyenne entreprise (PME)' },
    { value: 'GE', label: 'Grande entreprise (GE)' },
  ];
  const CHOICE = { ...LINE, options: { choices } };

  it('is one of them, as it is kept, and is read in full', () => {
    const { value } = check(CHOICE, 'PME');
    expect(value).toEqual({ text: 'PME' });
    const read = readAnswer({ field: CHOICE, value, documents: [] });
    expect(read).toEqual([{ kind: 'paragraph', text: 'Petite ou moyenne entreprise (PME)' }]);
    expect(codes(CHOICE, '')).toEqual([]);
    expect(codes(CHOICE, 'TPE')).toEqual(['not_listed']);
  });

  it('asked as a free text by a market configured earlier stays what it was', () => {
    const { value } = check(LINE, 'Très petite entreprise');
    expect(readAnswer({ field: LINE, value, documents: [] })).toEqual([
      { kind: 'paragraph', text: 'Très petite entreprise' },
    ]);
  });
});
