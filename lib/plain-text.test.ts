import { describe, expect, it } from 'vitest';
import { containsMarkup, lengthInCodePoints, oneLine, plainText } from './plain-text';

const problem = (schema: ReturnType<typeof plainText>, given: unknown) => {
  const result = schema.safeParse(given);
  return result.success ? null : result.error.issues.map((issue) => issue.message);
};

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

describe('plainText', () => {
  it('gives NFC, trimmed, with \\n as the only line end', () => {
    expect(plainText(20).parse(' e\u0301\r\nb\rc\n ')).toBe('é\nb\nc');
  });

  it('may be empty, and keeps tabs', () => {
    expect(plainText(5).parse('  ')).toBe('');
    expect(plainText(5).parse('a\tb')).toBe('a\tb');
  });

  it('measures after NFC and trimming', () => {
    expect(problem(plainText(3), ` ${'e\u0301'.repeat(3)} `)).toBeNull();
    expect(problem(plainText(3), 'éééé')).toEqual(['too_long']);
  });

  it.each<[unknown, string]>([
    [undefined, 'missing'],
    [null, 'missing'],
    [1, 'not_text'],
    ['<p>', 'markup'],
    ['a\0b', 'control_characters'],
    ['a\u007f', 'control_characters'],
    ['\ud800', 'control_characters'],
  ])('refuses %j: %s', (given, code) => {
    expect(problem(plainText(20), given)).toEqual([code]);
  });
});

describe('oneLine', () => {
  it.each<[unknown, string]>([
    ['', 'missing'],
    [' \n ', 'missing'],
    ['a\nb', 'several_lines'],
    ['a\rb', 'several_lines'],
    ['a'.repeat(256), 'too_long'],
  ])('refuses %j: %s', (given, code) => {
    expect(problem(oneLine(), given)).toEqual([code]);
  });

  it('takes 255 code points', () => {
    expect(oneLine().parse('🏗'.repeat(255))).toBe('🏗'.repeat(255));
  });
});
