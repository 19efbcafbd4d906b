import type { Block } from '@/lib/fields/blocks';
import { paperLength } from './pdf-style';

/** Signs of a value that stands beside its label; a longer one stands under it, and may go on over several pages. */
const LONGEST_BESIDE = 400;
/** Rows that stay on one page with their subtitle. */
const ROWS_TOGETHER = 8;

export const isBeside = (value: string): boolean => paperLength(value) <= LONGEST_BESIDE;

/** The blocks in the same order: a subtitle (a person, a contract) together with the short facts that follow it. */
export function groupCards(blocks: readonly Block[]): Block[][] {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const card = groups.at(-1);
    const isFact = block.kind === 'pair' && isBeside(block.value);
    if (isFact && card?.[0]?.kind === 'subtitle' && card.length <= ROWS_TOGETHER) card.push(block);
    else groups.push([block]);
  }
  return groups;
}

/** Height in points, about, of the first of these cards: its subtitle and the facts that stay with it. */
export function heightOfCard(blocks: readonly Block[]): number {
  const [card = []] = groupCards(blocks);
  const lines = card.map((block) => {
    if (block.kind === 'pair') return Math.ceil(paperLength(block.value) / 50);
    return block.kind === 'subtitle' ? 1 + Math.ceil(paperLength(block.text) / 75) : 1;
  });
  return (
    17 *
    Math.max(
      2,
      lines.reduce((sum, count) => sum + count, 0),
    )
  );
}
