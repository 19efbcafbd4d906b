import type { Block } from './blocks';

/** The words of a short answer, in one line. */
export function plainText(blocks: readonly Block[]): string {
  return blocks.flatMap((block) => ('text' in block ? [block.text] : [])).join(', ');
}
