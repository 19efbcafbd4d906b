import { describe, expect, it } from 'vitest';
import { containsMarkup, lengthIn, lengthInCodePoints, oneLine, typedLine, typedText } from './plain-text';

type Schema = ReturnType<typeof oneLine> | ReturnType<typeof typedText>;

const issuesOf = (schema: Schema, given: unknown) => schema.safeParse(given).error?.issues ?? [];
const problem = (schema: Schema, given: unknown) => issuesOf(schema, given).map((issue) => issue.message);

it.each([
  ['<b', true],
  ['<É', true],
  ['</', true],
  ['<!', true],
  ['x<y', true],
  ['< b', false],
  ['<', false],
  ['<1', false],
  ['<=', false],
  ['R&D', false],
  ['a > b', false],
])('containsMarkup(%j) is %s', (text, expected) => {
  expect(containsMarkup(text)).toBe(expected);
});

it('lengthInCodePoints counts an emoji once', () => {
  expect(lengthInCodePoints('a🏗é')).toBe(3);
});

/** Nothing of these is seen, whoever sends them; each is text for a program, and not white space. */
const INVISIBLE_TEXTS = [
  '\u200b',
  '\ufeff',
  '\u00ad',
  '\u200e\u202c',
  '\u3164',
  '\uffa0',
  '\u115f\u1160',
  '\u2800',
  '\u180e',
  '\u034f',
  '\u2062',
  '\ufe0f',
  '\u{e0061}\u{e007f}',
  '\u{e0100}',
  '\u{1d159}',
  '\ufffe',
  ' \u200b\u00a0\u3164 ',
];

describe('oneLine, for programs', () => {
  it('returns NFC, without what is unseen at its ends, and everything else as it came', () => {
    expect(oneLine().parse(' e\u0301\u202f: a\u200bb\ufeff\n')).toBe('é\u202f: a\u200bb');
  });

  it.each<[unknown, string]>([
    [undefined, 'missing'],
    [null, 'missing'],
    ['', 'missing'],
    [' \n\u00a0\u2003\u0085 ', 'missing'],
    [1, 'not_text'],
    ['<p>', 'markup'],
    ['a\0b', 'control_characters'],
    ['a\u007f', 'control_characters'],
    ['a\u0092b', 'control_characters'],
    ['\0', 'control_characters'],
    ['a\ud800', 'control_characters'],
    ...['\n', '\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029'].map((end): [string, string] => [
      `a${end}b`,
      'several_lines',
    ]),
    ['a'.repeat(256), 'too_long'],
    ...INVISIBLE_TEXTS.map((text): [string, string] => [text, 'invisible']),
  ])('refuses %j: %s', (given, code) => {
    expect(problem(oneLine(), given)).toEqual([code]);
  });

  it('takes 255 code points, and says how many there are when there are more', () => {
    expect(oneLine().parse('🏗'.repeat(255))).toBe('🏗'.repeat(255));
    const [issue] = issuesOf(oneLine(), 'e\u0301'.repeat(300));
    expect(issue && lengthIn(issue)).toEqual({ actual: 300, max: 255 });
  });
});

describe.each([
  ['typedText', typedText(20)],
  ['typedLine', typedLine(20)],
])('%s, for people', (_name, schema) => {
  it.each(['', ' \r\n ', '\0\u0001', ...INVISIBLE_TEXTS])('counts %j as nothing typed', (typed) => {
    expect(schema.parse(typed)).toBe('');
  });

  it('refuses nothing unseen: it is taken out in silence', () => {
    expect(schema.parse('\ufeff\u202aa\u0001b\u0092c\u202c\u200b ')).toBe('abc');
    expect(schema.parse('12\u202f500')).toBe('12 500');
    expect(schema.parse('a\ud800')).toBe('a\ufffd');
  });

  it('refuses markup, also what a control character hid', () => {
    expect(problem(schema, '<p>')).toEqual(['markup']);
    expect(problem(schema, '<\u0001p>')).toEqual(['markup']);
  });

  it('measures in code points, after NFC and cleaning', () => {
    expect(problem(schema, `\u200b ${'e\u0301'.repeat(20)}\0 `)).toEqual([]);
    const [issue] = issuesOf(schema, '🏗'.repeat(21));
    expect(issue?.message).toBe('too_long');
    expect(issue && lengthIn(issue)).toEqual({ actual: 21, max: 20 });
  });
});

const LINE_ENDS = ['\n', '\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029'];

it.each(LINE_ENDS)('a line end typed as %j is LF in a text, a space on a line', (end) => {
  expect(typedText(20).parse(`a${end}b`)).toBe('a\nb');
  expect(typedLine(20).parse(`a${end}b`)).toBe('a b');
});

it('a tab stays in a text, and is a space on a line', () => {
  expect(typedText(20).parse('a\tb')).toBe('a\tb');
  expect(typedLine(20).parse('a\tb')).toBe('a b');
});
