/** Colours of paper: opaque, as PDF/A-1 forbids transparency, and dark enough to read once printed in grey. */
export const paperColor = {
  ink: '#161616',
  quiet: '#5e5e5e',
  accent: '#000091',
  line: '#dddddd',
  wash: '#f5f5fe',
  alert: '#a82000',
} as const;

/** Structure types of a tagged PDF (ISO 32000-1 §14.8.4) that the attestation uses. */
type TagType =
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'TOC'
  | 'TOCI'
  | 'P'
  | 'Figure'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Caption'
  | 'Sect'
  | 'Artifact';

/**
 * Props that say to a screen reader what a node is. To spread on a react-pdf node, anew for each node: two nodes that share
 * a tag object are one element. react-pdf's types do not know the prop and its layout carries it along.
 */
export function tag(type: TagType, alt?: string): object {
  return { tag: { type, alt } };
}

/** The same of a heading that is in the bookmarks and the table of contents: `level` 1 and below. */
export function headingTag(type: TagType, title: string, level: number): object {
  return { tag: { type, heading: { title, level } } };
}

/** A character that the fonts of paper may lack; it is then written as a code of up to eight signs. */
const MAYBE_CODED = /[\u0600-\u1dff\u2400-\u{10ffff}]/gu;

/** How many signs a text takes on paper, rather too many than too few. */
export const paperLength = (text: string): number => text.length + 7 * (text.match(MAYBE_CODED)?.length ?? 0);

/** Props for a text in a column narrower than the page: a word that does not fit may go on to the next line. */
export function narrow(widthPoints: number, fontSize: number): object {
  return { wordLimitEms: widthPoints / fontSize };
}
