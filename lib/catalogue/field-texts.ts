/** The texts of a field that operators may change, with how long each may be, in characters. */
export const TEXT_LIMITS = { buyerLabel: 200, buyerHelp: 800, candidateLabel: 300, candidateHelp: 800 } as const;

export type TextName = keyof typeof TEXT_LIMITS;
export type FieldTexts = Record<TextName, string>;
export type TextFault = { name: TextName; why: 'missing' | 'too_long' };

export const TEXT_NAMES = Object.keys(TEXT_LIMITS) as TextName[];

/** A text as it is kept: one line, no control character, no space at its ends; a no-break space stays what it is. */
export const tidyText = (text: string): string =>
  text
    .replaceAll(/[ \p{Cc}]+/gu, ' ')
    .trim()
    .normalize('NFC');

/** What is wrong with the texts of a field: every one is needed, and none may be longer than a page can show. */
export function faultsOfTexts(texts: FieldTexts): TextFault[] {
  return TEXT_NAMES.flatMap((name): TextFault[] => {
    if (texts[name] === '') return [{ name, why: 'missing' }];
    return [...texts[name]].length > TEXT_LIMITS[name] ? [{ name, why: 'too_long' }] : [];
  });
}
