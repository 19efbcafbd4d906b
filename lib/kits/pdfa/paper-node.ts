/** A heading of the document, for its bookmarks and table of contents. `level`: 1 and below. */
export type Heading = { title: string; level: number };

/**
 * A node of react-pdf's tree, before layout and after: the little that we read and change of it. `tag` and `wordLimitEms`
 * are props of our own, which react-pdf carries along untouched.
 */
export type PaperNode = {
  type: string;
  value?: unknown;
  props?: {
    tag?: { type: string; alt?: string; heading?: Heading };
    wordLimitEms?: number;
    hyphenationPenalty?: number;
    fixed?: boolean;
    paint?: () => void;
  };
  box?: Record<string, number>;
  style?: Record<string, unknown>;
  children?: PaperNode[];
};
