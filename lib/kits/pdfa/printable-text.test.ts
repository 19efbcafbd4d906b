import { describe, expect, it } from 'vitest';
import { loadPaperFonts, type PaperFonts } from './paper-fonts';
import { markBreaks, printableText } from './printable-text';

/** Covers Latin-1 and nothing else, so that the rule is tested and not the fonts of the day. */
const latin1: Pick<PaperFonts, 'covers'> = { covers: (codePoint) => codePoint >= 0x20 && codePoint <= 0xff };
const shown = (text: string) => printableText(text, latin1);

describe('printableText', () => {
  it.each([
    ['leaves plain text alone', 'Été, « 12 € »'.replace('€', 'F'), 'Été, « 12 F »'],
    ['composes', 'e\u0301', 'é'],
    ['shows what no font has', 'a😀b', 'aU+1F600b'],
    ['shows right-to-left letters', 'שלום', 'U+05E9U+05DCU+05D5U+05DD'],
    ['shows a lone surrogate', 'a\ud83d', 'aU+D83D'],
    ['removes signs of direction, which never act', 'a\u202eb\u2066c\u200fd\u061ce', 'abcde'],
    ['makes the bullets of word processors plain', '\uf0b7 a \uf0a7', 'U+2022 a U+2022'],
    ['takes the compatibility form where only that can be drawn', '\u3380 \ufb01', 'pA fi'],
    ['makes the narrow no-break space one that fonts have', '1\u202f234', '1\u00a0234'],
    ['makes other spaces plain', 'a\u2003b\tc\u3000d', 'a b c d'],
    ['makes special hyphens plain', 'a\u2010b\u2011c', 'a-b-c'],
    ['removes control characters', 'a\u0000\u0007\u001b\u007f\u009fb', 'ab'],
    ['removes what draws nothing', 'a\u200b\ufeff\u00ad\ufe0f\u200db', 'ab'],
    ['keeps the ends of lines', 'a\r\nb\rc\nd\u2028e', 'a\nb\nc\nd\ne'],
  ])('%s', (_, text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it('never lets a text bring its own break marks', () => {
    expect(shown('ab\u00adcd')).toBe('abcd');
  });
});

const asPrinted = async (text: string) => {
  const fonts = await loadPaperFonts();
  await fonts.learn(text);
  return printableText(text, fonts);
};

describe('the embedded fonts', () => {
  it.each([
    'Œuvre, cœur, « façade » – 1 234,56 € n° 2 … ’',
    'Zażółć gęślą jaźń',
    'Příliš žluťoučký kůň',
    'İstanbul’da ığdır',
    'Ελληνικά: Ἐν ἀρχῇ ἦν ὁ λόγος',
    'Київ, Ѓорче, Съединение',
    'Tất cả mọi người sinh ra',
    'CO₂, H₂O, 10⁴ à 10⁹, ﬁn, ﬂou, ﬃ, ℃, ⅓ ⅔ ⅛, ‰, a ‒ b, ‣ c, 12 ㎡, 3 ㎥, 4 ㎞, ✅ ✔ ❌, Ω ℓ № ™',
    '𝐀𝑎𝔸ℝ𝒳',
    '😀👍🏽👩👧🇫🇷',
    'شركة البناء والتعمير لا إله',
    'نیم\u200cفاصله پژوهش',
    'हिन्दी क्षत्रिय',
    'ภาษาไทย น้ำใจ',
    '北京建筑有限责任公司、株式会社「テスト」',
    '한국어 주식회사',
    'שלום',
  ])('write %s', async (text) => {
    expect(await asPrinted(text)).toBe(text);
  });

  it('cut a text where it goes on in another font, a joiner going with its letters', async () => {
    const fonts = await loadPaperFonts();
    const text = 'a نیم\u200cفا 😀b';
    await fonts.learn(text);
    expect(fonts.inFonts(text).map((part) => part.text)).toEqual(['a ', 'نیم\u200cفا', ' ', '😀', 'b']);
  });
});

describe('markBreaks', () => {
  const cut = (text: string, limitEms: number) => markBreaks(text, limitEms, { widthEms: () => 0.6 }).split('\u00ad');

  it('leaves words that fit alone', () => {
    expect(cut('des mots ordinaires et courts', 10)).toEqual(['des mots ordinaires et courts']);
  });

  it('cuts long words after signs first, and keeps every character', () => {
    const url = 'https://exemple.fr/chemin/document';
    expect(cut(url, 20)).toContain('exemp');
    expect(cut(url, 20).join('')).toBe(url);
  });

  it('measures words as the fonts draw them', async () => {
    const fonts = await loadPaperFonts();
    await fonts.learn('iЩ');
    expect(markBreaks('iiiiiiiiii', 6, fonts)).toBe('iiiiiiiiii');
    expect(markBreaks('ЩЩЩЩЩЩЩЩЩЩ', 6, fonts)).toContain('\u00ad');
  });

  it('never cuts a notation nor parts a letter from its marks', () => {
    expect(cut('U+1F600'.repeat(3), 5)).toEqual(['U+1F600', 'U+1F600', 'U+1F600', '']);
    expect(cut('x\u0302'.repeat(30), 5).every((piece) => !piece.startsWith('\u0302'))).toBe(true);
  });
});
