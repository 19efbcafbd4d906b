import * as z from 'zod';
import { MAX_LONG_TEXT_CODE_POINTS } from '@/lib/fields/long-text';
import { typedText, typedLine as wholeLine } from '@/lib/input/plain-text';

/** Members of an answer, from what a hand types to what is stored. Empty is « not provided », never an error. */

/** One line; '' when nothing was typed. */
export const typedLine = z.string().default('').pipe(wholeLine());

/** Several paragraphs; '' when nothing was typed. */
export const typedParagraphs = z.string().default('').pipe(typedText(MAX_LONG_TEXT_CODE_POINTS));

/** Ids of files. */
export const documentIds = z.array(z.uuid());
