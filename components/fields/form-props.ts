import type { Draft, FieldContext, FieldFile, Problem, Refusal } from '@/lib/fields/field-type';

/** What the form of a field is drawn from. */
export type FormProps = {
  field: FieldContext;
  /** Why the answer cannot be changed here; absent when it can. */
  lockedBecause?: string;
  draft: Draft;
  problems: readonly Problem[];
  documents: readonly FieldFile[];
  refusals: readonly Refusal[];
  /** Path of the card whose removal is to be confirmed: it holds something. */
  cardToRemove?: string;
  now: Date;
};
