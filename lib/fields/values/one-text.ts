import * as z from 'zod';
import { postedText } from './posted-text';

/** Types whose answer is one text share what may be posted and what « answered » means; each adds its own rule. */
export const onePostedText = z.strictObject({ text: postedText });

export type OnePostedText = z.infer<typeof onePostedText>;
export type OneText = { text: string };

/** From what was posted to `{ text }`. Empty is « not provided », never an error: `rule` accepts it. */
export function oneStoredText(rule: z.ZodType<string, string>) {
  return z.object({ text: z.string().default('').pipe(rule) });
}

export const isTextAnswered = (stored: OneText): boolean => stored.text !== '';
export const noDocuments = (): readonly string[] => [];
