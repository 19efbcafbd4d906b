import { z } from 'zod';
import { postedText } from '@/lib/fields/posted-text';
import { documentIds, typedParagraphs } from '@/lib/fields/typed-members';

export const filesOrTextPosted = z.strictObject({ text: postedText });

/** A text, files, both or neither. */
export const filesOrTextStored = () =>
  z
    .object({ text: typedParagraphs, documents: documentIds })
    .transform(({ text, documents }) => (text === '' ? { documents } : { text, documents }));

export type FilesOrTextPosted = z.infer<typeof filesOrTextPosted>;
export type FilesOrText = { text?: string; documents: string[] };
