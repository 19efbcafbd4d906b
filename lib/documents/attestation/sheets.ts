import type { Block } from '@/lib/fields/blocks';
import type { AttestationContent, AttestationEntry } from './content';

/** An answer, with the titles that it is the first under. */
export type PlacedEntry = { section?: string; subsection?: string; entry: AttestationEntry };

/** Once a sheet holds this many lines of the layout, the next title of this kind begins another. Some twenty fill a page. */
const FULL = { section: 60, subsection: 100, entry: 150 };
/** An answer within a sub-section begins a page only if it has this many lines: a short one would leave a page half empty. */
const LONG_ENTRY = 20;

/**
 * Puts the answers on sheets, each of which begins on a new page. What is put on one sheet is laid out again for each of its
 * pages: the time that takes grows as the square of their number, and with a long application would be most of it.
 */
export function sheetsOf(sections: AttestationContent['sections']): PlacedEntry[][] {
  const sheets: PlacedEntry[][] = [[]];
  let linesOnSheet = 0;
  for (const placed of place(sections)) {
    const lines = 1 + placed.entry.blocks.reduce((sum, block) => sum + linesOf(block), 0);
    if (linesOnSheet > fullBefore(placed, lines)) {
      sheets.push([]);
      linesOnSheet = 0;
    }
    sheets.at(-1)?.push(placed);
    linesOnSheet += lines;
  }
  return sheets;
}

const place = (sections: AttestationContent['sections']): PlacedEntry[] =>
  sections.flatMap((section) =>
    section.subsections.flatMap((subsection, rank) =>
      subsection.entries.map((entry, index) => ({
        ...(rank === 0 && index === 0 && { section: section.title }),
        ...(index === 0 && { subsection: subsection.title }),
        entry,
      })),
    ),
  );

function fullBefore({ section, subsection }: PlacedEntry, lines: number): number {
  if (section !== undefined) return FULL.section;
  if (subsection !== undefined) return FULL.subsection;
  return lines >= LONG_ENTRY ? FULL.entry : Number.POSITIVE_INFINITY;
}

function linesOf(block: Block): number {
  if (block.kind === 'files') return block.files.length;
  return block.kind === 'table' ? block.rows.length : 1;
}
