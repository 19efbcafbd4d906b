import { z } from 'zod';

/** No browser form of ours sends more in one input; a longer one is refused rather than stored. */
const MAX_POSTED_CHARACTERS = 100_000;

/** What an input may post: text of any kind, valid or not, kept so that nothing typed is lost. */
export const postedText = z.string().max(MAX_POSTED_CHARACTERS).optional();
