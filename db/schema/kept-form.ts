/**
 * A form that was posted and not saved, kept beside what lets its browser in: shown back to it, and to nobody else, until
 * one is saved. Never a password or a code.
 */
export type KeptForm = {
  /** The page, or the step, that shows it. */
  place: string;
  /** What was typed or chosen, by name of input. */
  values: Record<string, readonly string[]>;
  /**
   * What is wrong, by input; `base` is the whole form. The page has the words of a code that comes without. `changed`:
   * somebody else saved something else there.
   */
  violations: { field: string; code: string; message?: string }[];
  /** What the form was drawn from, as it says it (`lib/forms/marks.ts`). */
  seen?: string;
  /** The same in the release before, which keeps no marks. */
  seenRevision?: number;
};
