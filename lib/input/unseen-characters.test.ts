import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '@/lib/api/testing/arbitraries';
import { cleanLine, cleanText, hasVisible, trimUnseen, withoutInvisible, withoutMarks } from './unseen-characters';

const RUNS = { numRuns: 1000 };

/** Texts of people, with characters that only mean something where they stand. */
const MEANT = [
  'Œuvre d’art : « L’été », 12 500 € – 50 %',
  'العربية\u200f، مؤسسة',
  'می\u200cخواهم',
  'עברית \u200eABC\u200e ישראל',
  'Société \u2067مؤسسة\u2069',
  'a \u202bمؤسسة\u202c',
  '👩🏽\u200d🔧 et 🏳️\u200d🌈',
  '❤️',
  '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
  'क्\u200dष',
  'coopé\u00adrative',
  '葛\u{e0100}飾区',
  '한국어',
  'CO₂ ﬁ ¼',
  'un\u00a0deux\u2003trois',
  'ligne\nautre\n\nparagraphe',
];

/** What a clipboard adds around, and control characters anywhere. */
const unseen = fc.constantFrom(
  ...[
    '\ufeff',
    '\u200b',
    '\u200e',
    '\u200f',
    '\u202a',
    '\u202c',
    '\u2066',
    '\u2069',
    '\u00ad',
    ' ',
    '\n',
    '\t',
    '\u0085',
  ],
);
const control = fc.constantFrom('\0', '\u0001', '\u0008', '\u001b', '\u007f', '\u0092');
const pastedText = fc
  .array(fc.oneof(anyText, unseen, control, fc.constantFrom(...MEANT, '\u202f', '\v', 'e\u0301')), { maxLength: 12 })
  .map((parts) => parts.join(''));

describe('cleaning what was typed', () => {
  it.each(MEANT)('keeps %j as it is', (text) => {
    expect(cleanText(text)).toBe(text.normalize('NFC'));
  });

  it('keeps what is seen of any text of people, whatever surrounds it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...MEANT),
        fc.array(unseen),
        fc.array(fc.oneof(unseen, control)),
        (text, before, after) => {
          const cleaned = cleanText(before.join('') + text + after.join(''));
          expect(withoutInvisible(cleaned)).toBe(withoutInvisible(text.normalize('NFC')));
          expect(cleaned).toContain(text.normalize('NFC').slice(0, -1));
        },
      ),
      RUNS,
    );
  });

  it.each([
    ['cleanText', cleanText],
    ['cleanLine', cleanLine],
  ])(
    '%s: done twice is done once; NFC, well formed, without control characters, nothing unseen at its ends',
    (_name, clean) => {
      fc.assert(
        fc.property(fc.oneof(anyText, pastedText), (typed) => {
          const text = clean(typed);
          expect(clean(text)).toBe(text);
          expect(text).toBe(text.normalize('NFC'));
          expect(text.isWellFormed()).toBe(true);
          expect(text).not.toMatch(/(?![\t\n])\p{Cc}|[\u202f\u2028\u2029]/u);
          expect(text).not.toMatch(/^[\p{White_Space}\u200b-\u200f\ufeff]|[\p{White_Space}\u200b-\u200f\ufeff]$/u);
          expect(text === '' || hasVisible(text)).toBe(true);
          if (clean === cleanLine) expect(text).not.toMatch(/[\n\t]/);
        }),
        RUNS,
      );
    },
  );

  it('never makes something of nothing, nor nothing of something', () => {
    fc.assert(
      fc.property(pastedText, (typed) => {
        expect(hasVisible(cleanText(typed))).toBe(hasVisible(typed.toWellFormed()));
      }),
      RUNS,
    );
  });

  it('takes a pair of direction marks from both ends, and leaves none open inside', () => {
    expect(cleanText('\u202a01 23 45 67 89\u202c')).toBe('01 23 45 67 89');
    expect(cleanText('\u2068Société\u2069 \ufeff')).toBe('Société');
    expect(cleanText('a \u2067ב\u2069 \u200b')).toBe('a \u2067ב\u2069');
  });

  it('takes a moment, however long the text and its blanks are', () => {
    const begun = performance.now();
    for (const blank of [' ', '\n', '\u200b', '\u3164'])
      cleanLine(`a${blank.repeat(100_000)}b${blank.repeat(100_000)}`);
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});

it('what is no prose loses every mark, inside as well, and keeps its joiners', () => {
  expect(withoutMarks('01\u200b 23\u202a\u00ad\u2060')).toBe('01 23');
  expect(withoutMarks('https://a.fr/👩\u200d🔧')).toBe('https://a.fr/👩\u200d🔧');
});

it('trimUnseen leaves white space and marks that stand between', () => {
  expect(trimUnseen('\u200b a \u200b b\u200d ')).toBe('a \u200b b');
  expect(trimUnseen(' \u200b ')).toBe('');
});
