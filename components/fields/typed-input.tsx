import { TextAreaField } from '@/components/form/text-area-field';
import { TextField } from '@/components/form/text-field';
import { inputName } from '@/lib/fields/field-type';
import { typedAt } from '@/lib/fields/values/cards';
import { fieldText } from '@/lib/text/fields';
import type { FormProps } from './form-props';

type TypedInputProps = Pick<FormProps, 'field' | 'draft' | 'problems'> & {
  /** Path of the member. */
  member: string;
  label: string;
  hint?: string;
  /** Drawn on several lines. */
  long?: boolean;
  inputMode?: 'numeric' | 'decimal' | 'url';
  /** Beside what is wrong: nothing that blocks. */
  warning?: string;
};

/** One text input of a type that has several, with what was typed in it and what is wrong with it. */
export function TypedInput({ field, draft, problems, member, long, inputMode, warning, ...labels }: TypedInputProps) {
  const typed = typedAt(draft, member);
  const frame = {
    ...labels,
    id: inputName(field.key, member),
    value: String(typed ?? ''),
    errors: messagesAt(problems, member, typed),
  };
  return long ? (
    <TextAreaField {...frame} rows={3} />
  ) : (
    <TextField {...frame} inputMode={inputMode} warning={warning} />
  );
}

/** What is wrong with the member at this path, in words. */
export function messagesAt(problems: FormProps['problems'], member: string, typed?: unknown): string[] {
  return problems.filter((problem) => problem.member === member).map((problem) => fieldText.problem(problem, typed));
}
