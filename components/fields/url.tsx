import { fieldText } from '@/lib/text/fields';
import type { FormProps } from './form-props';
import { TypedInput } from './typed-input';

export function UrlForm(props: FormProps) {
  const hint = [props.field.help, fieldText.urlHint].filter(Boolean).join(' ');
  return <TypedInput {...props} member="url" label={props.field.label} hint={hint} inputMode="url" />;
}
