import { z } from 'zod';

/** `<` followed by a letter, `/` or `!` begins a tag, an end tag or a comment (HTML Standard, 13.2.5.6). `a < b` and `R&D` are fine. */
export function containsMarkup(text: string): boolean {
  return /<[\p{L}/!]/u.test(text);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the rule refuses
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Length in code points after NFC, so that an accent typed in two ways counts the same. */
export function lengthInCodePoints(text: string): number {
  return [...text].length;
}

/**
 * Text a person or a program may give: NFC, trimmed, without markup (refused, never silently cleaned), control
 * characters or half characters (lone surrogates, which UTF-8 cannot hold). Messages are codes that `lib/text` turns into
 * sentences: `too_long`, `markup`, `control_characters`.
 */
export function plainText(maxCodePoints: number) {
  return z
    .string({ error: (issue) => (issue.input === undefined || issue.input === null ? 'missing' : 'not_text') })
    .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .refine((text) => lengthInCodePoints(text) <= maxCodePoints, { error: 'too_long', params: { max: maxCodePoints } })
    .refine((text) => !containsMarkup(text), 'markup')
    .refine((text) => !CONTROL_CHARACTERS.test(text) && text.isWellFormed(), 'control_characters')
    .meta({ maxLength: maxCodePoints });
}

/** A plain text on one line that cannot be empty. */
export function oneLine(maxCodePoints = 255) {
  return plainText(maxCodePoints)
    .refine((text) => text !== '', 'missing')
    .refine((text) => !text.includes('\n'), 'several_lines')
    .meta({ minLength: 1, maxLength: maxCodePoints });
}
