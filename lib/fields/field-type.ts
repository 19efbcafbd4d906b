import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { FieldOptions } from '@/lib/catalogue';
import type { Block, FileReference } from './blocks';

/** What an input type needs to know of the field it draws, checks or reads. */
export type FieldContext = {
  key: string;
  label: string;
  help: string;
  legalReference: string | null;
  unfavourableWhenYes: boolean;
  options: FieldOptions;
};

/** What was posted for one field, names without the field's key: kept as it came, valid or not. */
export type Draft = Record<string, unknown>;

/** One thing wrong in a draft: the member it is about and a code that `lib/text/fields` puts into words. */
export type Problem = { member: string; code: string };

/** A file that the server refused, with the code of its reason. */
export type Refusal = { name: string; code: string };

export type FormProps = {
  field: FieldContext;
  /** Why the answer cannot be changed here; absent when it can. */
  lockedBecause?: string;
  draft: Draft;
  problems: readonly Problem[];
  documents: readonly FileReference[];
  refusals: readonly Refusal[];
};

/** One way to answer a field: `Posted` is what a browser may say, `Stored` what is kept as the answer. */
export type FieldType<Posted extends Draft, Stored> = {
  /** Members that carry files; their names are also those of the file inputs. */
  fileSlots: readonly string[];
  /** Refuses unknown members; everything is text, and anything may be absent. */
  posted: z.ZodType<Posted>;
  /** From the posted members and the ids of the files, to the answer. Messages are codes. */
  stored: (field: FieldContext) => z.ZodType<Stored>;
  isAnswered: (stored: Stored) => boolean;
  /** Ids of the files that the answer carries: the ZIP, the scanner and the attestation ask here. */
  documentIds: (stored: Stored) => readonly string[];
  Form: (props: FormProps) => ReactNode;
  /** What the answer means to a reader. Only called when it is answered. */
  reading: (stored: Stored, field: FieldContext, documents: readonly FileReference[]) => Block[];
  /** For the exam that every type sits: what a browser could post, with as many files as it wants. */
  sample: Posted;
};

/** Name of an input, and its id: the field's key, a dot, the member. */
export function inputName(fieldKey: string, member: string): string {
  return `${fieldKey}.${member}`;
}
