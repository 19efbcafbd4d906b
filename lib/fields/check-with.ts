import type * as z from 'zod';
import { itemsOf } from '@/lib/fields/values/cards';
import { lengthIn } from '@/lib/input/plain-text';
import { Remembered } from '@/lib/kits/memory/remembered';
import type { Draft, FieldContext, FieldFile, FieldType, Problem } from './field-type';
import { withFiles } from './file-slots';
import { type NotApplicable, withoutWord, withWord } from './not-applicable';

/** `draft` is what to keep whatever happens; `value` is null when there is nothing valid to store. */
export type CheckedAnswer = { draft: Draft; value: Draft | null; problems: Problem[] };

/** `notApplicable`: the firm says that the question does not concern it, where it may. */
export type Checked = CheckedAnswer & { notApplicable?: NotApplicable | null };

/** What its rules must know of a field. */
export type Ruled = Pick<FieldContext, 'options' | 'mayNotApply'>;

/**
 * Checks what was posted for a field of this type, with the files that the field holds: on the server when it is saved,
 * in the browser when one leaves it.
 */
export function checkWith(
  type: FieldType<Draft, Draft>,
  field: Ruled,
  posted: Draft,
  documents: readonly Pick<FieldFile, 'id' | 'slot'>[],
): Checked {
  if (!field.mayNotApply) return checkTyped(type, field, posted, documents);
  const answer = checkTyped(type, field, withoutWord(posted), documents);
  return withWord(answer, posted, answer.value !== null && type.isAnswered(answer.value));
}

function checkTyped(
  type: FieldType<Draft, Draft>,
  field: Ruled,
  posted: Draft,
  documents: readonly Pick<FieldFile, 'id' | 'slot'>[],
): CheckedAnswer {
  const draft = type.posted.safeParse(posted);
  if (!draft.success) return { draft: {}, value: null, problems: [{ member: '', code: 'not_understood' }] };
  const filled = withFiles(draft.data, type.fileSlots, documents);
  const stored = storedSchema(type, field).safeParse(filled);
  if (stored.success) return { draft: draft.data, value: stored.data, problems: [] };
  const problems = stored.error.issues.map((issue) => toProblem(issue, pathOf(issue, filled)));
  return { draft: draft.data, value: null, problems };
}

/** More than the catalogue has fields; suggestions of registers are options too, and vary without end. */
const SCHEMAS_PER_TYPE = 200;
const schemas = new WeakMap<FieldType<Draft, Draft>, Remembered<string, z.ZodType<Draft>>>();

/** The schema of a type for these options, made once: making it costs more than checking an answer with it. */
function storedSchema(type: FieldType<Draft, Draft>, { options }: Ruled): z.ZodType<Draft> {
  const made = schemas.get(type) ?? new Remembered(SCHEMAS_PER_TYPE);
  schemas.set(type, made);
  const key = JSON.stringify(options);
  const schema = made.get(key) ?? type.stored({ options });
  made.set(key, schema);
  return schema;
}

/** An issue of a schema as the problem of a member, at its path. */
export function toProblem(issue: z.core.$ZodIssue, member: string): Problem {
  const length = lengthIn(issue);
  return { member, code: issue.message, ...(length && { length }) };
}

/** Where a problem is, an item being named by its id and not by its place in the list. */
function pathOf({ path }: z.core.$ZodIssue, draft: Draft): string {
  const [list, index, ...inner] = path;
  if (typeof index !== 'number') return path.join('.');
  return [list, itemsOf(draft, String(list))[index]?.id ?? index, ...inner].join('.');
}
