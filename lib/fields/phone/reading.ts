import type { Block } from '@/lib/fields/blocks';
import type { OneText } from '@/lib/fields/one-text';
import { parsePhone } from './schema';

const NO_BREAK_SPACE = '\u00a0';

/** Kept as typed, shown as one reads it: « 01 23 45 67 89 », or the international form for a foreign number. */
export function readPhone({ text }: OneText): Block[] {
  const parsed = parsePhone(text);
  const shown = parsed?.country === 'FR' ? parsed.formatNational() : parsed?.formatInternational();
  return [{ kind: 'paragraph', text: (shown ?? text).replaceAll(' ', NO_BREAK_SPACE) }];
}
