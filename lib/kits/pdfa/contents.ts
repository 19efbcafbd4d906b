import type { DocumentProps } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import type { Heading, PaperNode } from './paper-node';

/** A heading and the page that it is on; `null` while that is not known. */
export type ContentsEntry = Heading & { page: number | null };

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
export function headingsIn(node: PaperNode): Heading[] {
  const own = node.props?.tag?.heading;
  return [...(own ? [own] : []), ...(node.children ?? []).flatMap(headingsIn)];
}

/** Those of pages, with their numbers. */
export const placedHeadings = (pages: readonly PaperNode[][]): ContentsEntry[] =>
  pages.flatMap((nodes, index) => nodes.flatMap(headingsIn).map((heading) => ({ ...heading, page: index + 1 })));
