/** A heading of the document, for its bookmarks and table of contents. `level`: 1 and below. */
export type Heading = { title: string; level: number };

/** What takes the place of a node: the table of contents, or the text of a page. */
export type Slot = 'contents' | 'text';

/** A line of a text that is laid out; `y` from the top of what holds the text. */
export type PaperLine = { box: { y: number; height: number } };

/**
 * A node of react-pdf's tree, before layout and after: the little that we read and change of it. `tag`, `slot` and
 * `wordLimitEms` are props of our own, which react-pdf carries along untouched.
 */
export type PaperNode = {
  type: string;
  value?: unknown;
  props?: {
    tag?: { type: string; alt?: string; heading?: Heading };
    slot?: Slot;
    wordLimitEms?: number;
    hyphenationPenalty?: number;
    fixed?: boolean;
    /** False: stays in one piece. */
    wrap?: boolean;
    /** Points that must follow on the same page. */
    minPresenceAhead?: number;
    paint?: () => void;
  };
  box?: Record<string, number>;
  style?: Record<string, unknown>;
  lines?: PaperLine[];
  children?: PaperNode[];
};

/** Props of the node that something else takes the place of. */
export const slotFor = (slot: Slot): object => ({ slot });
