import type { z } from 'zod';
import type { FieldOptions } from '@/lib/catalogue';
import type { TextLength } from '@/lib/input/plain-text';
import type { Block, FileReference } from './blocks';

/** What an input type needs to know of the field it draws, checks or reads. */
export type FieldContext = {
  key: string;
  label: string;
  help: string;
  legalReference: string | null;
  unfavourableWhenYes: boolean;
  /** May be answered « non concerné ». */
  mayNotApply: boolean;
  options: FieldOptions;
};

/**
 * What was posted for one field, names without the field's key: kept as it came, valid or not. A member that is a list
 * (cards, years) holds its items in order, each with its `id`.
 */
export type Draft = Record<string, unknown>;

/**
 * One thing wrong in a draft: the path of the member it is about and a code that `lib/text/fields` puts into words; how
 * long it is when it is too long.
 */
export type Problem = { member: string; code: string; length?: TextLength };

/**
 * A file that the server refused, with the code of its reason and the path of the member it was meant for. `late`: it had
 * been taken, and the antivirus flagged it since; nobody was told yet.
 */
export type Refusal = { name: string; code: string; slot?: string; late?: boolean };

/** A file that a field holds; `slot` is the path of the member that it belongs to. */
export type FieldFile = FileReference & { slot: string };

/** One way to answer a field: `Posted` is what a browser may say, `Stored` what is kept as the answer. */
export type FieldType<Posted extends Draft, Stored> = {
  /** What answering takes, mostly: the keyboard, or files to find and attach. For the buyer's estimate of the effort asked. */
  effort: 'typed' | 'uploaded';
  /** Paths of the members that carry files, which are also names of file inputs; `*` stands for the id of a card. */
  fileSlots: readonly string[];
  /** The member that is a list of cards, which one adds and removes. */
  cards?: string;
  /** Refuses unknown members; everything is text, and anything may be absent. */
  posted: z.ZodType<Posted>;
  /** From the posted members and the ids of the files, each in its place, to the answer. Messages are codes. */
  stored: (field: Pick<FieldContext, 'options'>) => z.ZodType<Stored>;
  isAnswered: (stored: Stored) => boolean;
  /** Ids of the files that the answer carries, as a reader meets them: the ZIP, the scanner and the attestation ask here. */
  documentIds: (stored: Stored) => readonly string[];
  /** What is left of a draft when the person discards the details that its choice has no room for; their files go too. */
  withoutDetails?: (posted: Posted) => Posted;
  /** What a member is called where several bear the same label: « Personne 2, nom ». */
  nameOf?: (member: string, draft: Draft) => string | undefined;
  /** What was understood of what was typed in the member at this path, where its form may leave a doubt: « 612 345 € ». */
  understood?: (path: string, typed: unknown, field: Pick<FieldContext, 'options'>) => string | undefined;
  /** Worth knowing of what was typed there, and no error. */
  warning?: (path: string, typed: unknown, field: Pick<FieldContext, 'options'>, now: Date) => string | undefined;
  /** What the answer means to a reader. Only called when it is answered. */
  reading: (stored: Stored, field: FieldContext, documents: readonly FileReference[]) => Block[];
  /** For the exam that every type sits: what a browser could post, with as many files as it wants. */
  sample: Posted;
  /** What its sample needs of the field. */
  sampleOptions?: FieldOptions;
};

/** Name of an input, and its id: the field's key, a dot, the path of the member. */
export function inputName(fieldKey: string, member: string): string {
  return `${fieldKey}.${member}`;
}
