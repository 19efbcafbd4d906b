import type { Block } from '@/lib/fields/blocks';
import { applicationsTableText as text } from '@/lib/text/applications-table';

/** What an answer means, as the text of one cell: a line for each thing said. */
export function answerInACell(blocks: readonly Block[]): string {
  return blocks.flatMap(linesOf).join('\n');
}

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'pair':
      return [`${block.label}\u00a0: ${block.value}`];
    case 'link':
      return [block.href];
    case 'table':
      return block.rows.map((row) => row.map((cell, place) => inColumn(cell, block.columns[place], place)).join(' ; '));
    case 'files':
      return block.files.map(({ name }) => text.file(name));
    default:
      return [block.text];
  }
}

/** The first cell of a row names it. */
const inColumn = (cell: string, column: string | undefined, place: number): string =>
  place === 0 || !column ? cell : `${column}\u00a0: ${cell}`;
