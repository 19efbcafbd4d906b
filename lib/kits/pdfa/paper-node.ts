/**
 * A node of react-pdf's tree, before layout and after: the little that we read and change of it. `tag` and `wordLimitEms`
 * are props of our own, which react-pdf carries along untouched.
 */
export type PaperNode = {
  type: string;
  value?: unknown;
  props?: {
    tag?: { type: string; alt?: string };
    wordLimitEms?: number;
    hyphenationPenalty?: number;
    fixed?: boolean;
    paint?: () => void;
  };
  box?: Record<string, number>;
  style?: Record<string, unknown>;
  children?: PaperNode[];
};
