import * as z from 'zod';

/** As much as `readForm` lets through in one value: whatever was typed is kept, however far too long. */
const MAX_POSTED_CHARACTERS = 500_000;

/** What an input may post: text of any kind, valid or not, kept so that nothing typed is lost. */
export const postedText = z.string().max(MAX_POSTED_CHARACTERS).optional();
