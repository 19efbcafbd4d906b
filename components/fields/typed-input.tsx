import { TextAreaField } from '@/components/form/text-area-field';
import { TextField, type TextFieldProps } from '@/components/form/text-field';
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
} & Pick<TextFieldProps, 'inputMode' | 'warning' | 'understood'>;

/** One text input of a type that has several, with what was typed in it and what is wrong with it. */
export function TypedInput(props: TypedInputProps) {
  const { field, draft, problems, member, label, hint, long, inputMode, warning, understood } = props;
  const typed = typedAt(draft, member);
  const frame = {
    label,
    hint,
    id: inputName(field.key, member),
    value: String(typed ?? ''),
    errors: messagesAt(problems, member, typed),
  };
  return long ? (
    <TextAreaField {...frame} rows={3} />
  ) : (
    <TextField {...frame} inputMode={inputMode} warning={warning} understood={understood} />
  );
}

/** What is wrong with the member at this path, in words. */
export function messagesAt(problems: FormProps['problems'], member: string, typed?: unknown): string[] {
  return problems.filter((problem) => problem.member === member).map((problem) => fieldText.problem(problem, typed));
}
