import type { Block } from '@/lib/fields/blocks';
import type { OneText } from '@/lib/fields/one-text';

/** One block per paragraph, as it was typed. */
export function readLongText({ text }: OneText): Block[] {
  return text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => ({ kind: 'paragraph', text: paragraph }));
}
