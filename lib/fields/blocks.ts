/**
 * What an answer means to a reader, as a few blocks. Every input type turns its stored answer into blocks (`reading.ts`);
 * two shared renderers draw them, one on screen and one on paper, so that the two cannot disagree.
 */

export type ScanState = 'not_scanned' | 'pending' | 'clean' | 'flagged';

/** A file that an answer carries. Sizes in bytes; `sha256` in lower-case hexadecimal. */
export type FileReference = {
  id: string;
  name: string;
  sizeBytes: number;
  sha256: string;
  scanState: ScanState;
};

/** The same in a document: its number and its name in the package (null: left out of it), and what it was judged to be. */
export type PrintedFile = FileReference & { number?: string; path?: string | null; mediaType?: string };

/** green: retrieved from a register; blue: declared by the candidate; grey: not provided; red: unfavourable answer. */
export type BadgeTone = 'green' | 'blue' | 'grey' | 'red';

export type Block =
  | { kind: 'paragraph'; text: string }
  /** Names what follows, up to the next one: a person, a contract. */
  | { kind: 'subtitle'; text: string }
  | { kind: 'pair'; label: string; value: string }
  | { kind: 'link'; href: string; text: string }
  | { kind: 'table'; caption: string; columns: string[]; rows: string[][] }
  | { kind: 'files'; files: PrintedFile[] }
  | { kind: 'badge'; tone: BadgeTone; text: string }
  | { kind: 'missing'; text: string };

/** Returns the address of a web page or an e-mail address, in ASCII as a PDF wants it; `null` for anything else, which is no link. */
export function webAddress(href: string): string | null {
  if (!URL.canParse(href)) return null;
  const url = new URL(href);
  return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null;
}

/** Who reads: a candidate never sees a value that a register gave (catalogue.md, « What readers see »). */
export type Audience = 'candidate' | 'buyer';
