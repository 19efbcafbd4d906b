import * as z from 'zod';
import { isBlank } from './optional-member';
import { cleanLine, cleanText, hasControlCharacters, hasVisible, trimUnseen, withLineFeeds } from './unseen-characters';

/** One-line values (contract §5). */
const MAX_LINE_CODE_POINTS = 255;

/** `<` followed by a letter, `/` or `!` begins a tag, an end tag or a comment (HTML Standard, 13.2.5.6). `a < b` and `R&D` are fine. */
export function containsMarkup(text: string): boolean {
  return /<[\p{L}/!]/u.test(text);
}

/** Length in code points; of a text in NFC, so that an accent typed in two ways counts the same. */
export function lengthInCodePoints(text: string): number {
  return [...text].length;
}

/** How long a refused text is, and how long it may be, in code points. */
export type TextLength = { actual: number; max: number };

/** The length that goes with a `too_long`; undefined for another issue. */
export function lengthIn(issue: z.core.$ZodIssue): TextLength | undefined {
  return issue.code === 'custom' ? (issue.params?.length as TextLength | undefined) : undefined;
}

type Fault = { message: string; length?: TextLength };

/** Reads a text, then says everything that is wrong with it. Messages are codes that `lib/text` turns into sentences. */
function readText(read: (given: string) => string, faultsOf: (text: string, given: string) => Fault[]) {
  return z
    .string({ error: (issue) => (issue.input === undefined || issue.input === null ? 'missing' : 'not_text') })
    .transform((given, context) => {
      const text = read(given);
      for (const { message, length } of faultsOf(text, given)) {
        context.addIssue({ code: 'custom', message, params: { length }, continue: true });
      }
      return text;
    });
}

function faultsOfAny(text: string, max: number): Fault[] {
  const actual = lengthInCodePoints(text);
  return [
    ...(actual > max ? [{ message: 'too_long', length: { actual, max } }] : []),
    ...(containsMarkup(text) ? [{ message: 'markup' }] : []),
  ];
}

/**
 * A text that a program sends, on one line: NFC and trimmed, otherwise as it came. Refuses (`missing`, `invisible`,
 * `too_long`, `markup`, `control_characters`, `several_lines`), never cleans in silence: a program can be mended.
 */
export function oneLine(maxCodePoints = MAX_LINE_CODE_POINTS) {
  return readText(
    (given) => trimUnseen(withLineFeeds(given).normalize('NFC')),
    (text, given) => {
      if (!hasVisible(text) && !hasControlCharacters(text)) {
        return [{ message: isBlank(given) ? 'missing' : 'invisible' }];
      }
      // Half a character (a lone surrogate) is one that UTF-8 cannot hold.
      const isUnwritable = hasControlCharacters(text) || !text.isWellFormed();
      return [
        ...faultsOfAny(text, maxCodePoints),
        ...(isUnwritable ? [{ message: 'control_characters' }] : []),
        ...(text.includes('\n') ? [{ message: 'several_lines' }] : []),
      ];
    },
  ).meta({ minLength: 1, maxLength: maxCodePoints });
}

/** A text that a person types in a form, cleaned (`cleanText`), '' when nothing is to be seen; refuses `too_long` and `markup`. */
export function typedText(maxCodePoints: number) {
  return readText(cleanText, (text) => faultsOfAny(text, maxCodePoints));
}

/** The same on one line. */
export function typedLine(maxCodePoints = MAX_LINE_CODE_POINTS) {
  return readText(cleanLine, (text) => faultsOfAny(text, maxCodePoints));
}
