import type { FormProps } from '@/lib/fields/field-type';
import { TypedInput } from '@/lib/fields/typed-input';
import { fieldText } from '@/lib/text/fields';

export function UrlForm(props: FormProps) {
  const hint = [props.field.help, fieldText.urlHint].filter(Boolean).join(' ');
  return <TypedInput {...props} member="url" label={props.field.label} hint={hint} inputMode="url" />;
}
