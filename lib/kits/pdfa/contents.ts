import type { DocumentProps } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import type { Heading, PaperNode } from './paper-node';

/** A heading and the page that it is on; `null` while that is not known. */
export type ContentsEntry = Heading & { page: number | null };

/** What a table of contents says, and how many pages the document has; `null` while that is not known. */
export type Contents = { entries: ContentsEntry[]; totalPages: number | null };

/**
 * A document that has a table of contents when it has more than so many pages. Its entries take the same room whatever their
 * pages are, and all of it is on the first of the sheets (react-pdf's `Page`s), each of which begins a new page.
 */
export type PaperSource = {
  /** `onlyFirst`: the first sheet alone. */
  make(contents: Contents | null, onlyFirst?: boolean): ReactElement<DocumentProps>;
  contentsBeyondPages: number;
  /** Whether it is likely to have that many: a wrong guess costs the time of another layout. */
  isLikelyLong: boolean;
};

/** A document that has none, whatever its length. */
export const withoutContents = (document: ReactElement<DocumentProps>): PaperSource => ({
  make: () => document,
  contentsBeyondPages: Number.POSITIVE_INFINITY,
  isLikelyLong: false,
});

/** The headings of a tree, in order. */
export function headingsIn(node: PaperNode): Heading[] {
  const own = node.props?.tag?.heading;
  return [...(own ? [own] : []), ...(node.children ?? []).flatMap(headingsIn)];
}

/** Those of a layout, whose children are its pages, with their pages. */
export const placedHeadings = (layout: PaperNode): ContentsEntry[] =>
  (layout.children ?? []).flatMap((page, index) =>
    headingsIn(page).map((heading) => ({ ...heading, page: index + 1 })),
  );
