import { typedLine } from './plain-text';
import { withoutMarks } from './unseen-characters';

/** RFC 5321, 4.5.3.1.3: a path holds 256 octets, brackets included. */
const MAX_CODE_POINTS = 254;

/** Words between dots (RFC 5322, 3.2.3; beyond ASCII, RFC 6531), then a domain of two labels at least: `nom@entreprise` is half typed. */
const WORD = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
const LABEL = '[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?';
const LAST_LABEL = '\\p{L}[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}]';
const ADDRESS = new RegExp(`^(?=[^@]{1,64}@)${WORD}(?:\\.${WORD})*@(?:${LABEL}\\.)+${LAST_LABEL}$`, 'u');

/** One e-mail address that somebody types, or nothing. */
export const typedEmail = typedLine(MAX_CODE_POINTS)
  .transform(withoutMarks)
  .refine((text) => text === '' || ADDRESS.test(text), 'not_email');
