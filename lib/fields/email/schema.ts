import { z } from 'zod';
import { oneStoredText } from '@/lib/fields/one-text';
import { plainText } from '@/lib/plain-text';

/** RFC 5321, 4.5.3.1.3: a path holds 256 octets, brackets included. */
const MAX_CODE_POINTS = 254;

const address = plainText(MAX_CODE_POINTS).refine(
  (text) => text === '' || z.email({ pattern: z.regexes.unicodeEmail }).safeParse(text).success,
  'not_email',
);

export const emailStored = () => oneStoredText(address);
