import type { DocumentProps } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import type { Heading, PaperNode } from './paper-node';

/** A heading, the page that it is on (`null` while that is not known), and what a link to it leads to: `src` of a `Link`. */
export type ContentsEntry = Heading & { page: number | null; link: string };

/** Name of the destination that the heading of this rank is, in the order of the document. */
export const headingName = (rank: number): string => `titre-${rank + 1}`;

/** What a document is made of. Its page numbers are known once all of it is laid out. */
export type PaperSource = {
  /** Its text, on one `Page` for each part that begins a new page of paper. Bears their margins. */
  text: ReactElement<DocumentProps>;
  /** One `Page` for each page of paper, with what is drawn around its text and a node that is `slotFor('text')`. */
  frames?(totalPages: number): ReactElement<DocumentProps>;
  /**
   * The table of contents, on a `Page`, of a document that has more than so many pages. It takes the place of the node that
   * is `slotFor('contents')`, and the same room whatever the pages are.
   */
  contents?: { beyondPages: number; make(entries: ContentsEntry[]): ReactElement<DocumentProps> };
};

/** The headings of a tree, in order. */
function headingsIn(node: PaperNode): Heading[] {
  const own = node.props?.tag?.heading;
  return [...(own ? [own] : []), ...(node.children ?? []).flatMap(headingsIn)];
}

/** Those of pages, with their numbers, or of the text before it is on pages. */
export const contentsEntries = (pages: readonly PaperNode[][], arePlaced: boolean): ContentsEntry[] =>
  pages
    .flatMap((nodes, index) => nodes.flatMap(headingsIn).map((heading) => ({ heading, page: index + 1 })))
    .map(({ heading, page }, rank) => ({ ...heading, page: arePlaced ? page : null, link: `#${headingName(rank)}` }));
