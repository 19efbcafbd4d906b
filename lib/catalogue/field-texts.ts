import { containsMarkup, lengthInCodePoints, type TextLength } from '@/lib/input/plain-text';
import { cleanLine } from '@/lib/input/unseen-characters';

/** The texts of a field that operators may change, with how long each may be, in characters. */
export const TEXT_LIMITS = { buyerLabel: 200, buyerHelp: 800, candidateLabel: 300, candidateHelp: 800 } as const;

export type TextName = keyof typeof TEXT_LIMITS;
export type FieldTexts = Record<TextName, string>;
export type TextFault = { name: TextName; why: 'missing' | 'too_long' | 'markup'; length?: TextLength };

export const TEXT_NAMES = Object.keys(TEXT_LIMITS) as TextName[];

/** A text as it is kept: one line, nothing unseen, single spaces; a no-break space stays what it is. */
export const tidyText = (text: string): string => cleanLine(text).replaceAll(/ +/g, ' ');

/** What is wrong with the texts of a field: every one is needed, and none may be longer than a page can show. */
export function faultsOfTexts(texts: FieldTexts): TextFault[] {
  return TEXT_NAMES.flatMap((name): TextFault[] => {
    if (texts[name] === '') return [{ name, why: 'missing' }];
    const length = { actual: lengthInCodePoints(texts[name]), max: TEXT_LIMITS[name] };
    if (length.actual > length.max) return [{ name, why: 'too_long', length }];
    return containsMarkup(texts[name]) ? [{ name, why: 'markup' }] : [];
  });
}
