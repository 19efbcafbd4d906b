import { TextField } from '@/components/form/text-field';
import { addressText as text } from '@/lib/text/people';
import { ADDRESS_INPUT, problemInWords } from './address-forms';

type Props = { value: string; problem?: string; waitUntil?: Date; label?: string; hint?: string };

/** An address, with what is wrong with the one that was typed, or when another code may be asked for. */
export function AddressField({ value, problem, waitUntil, label = text.label, hint = text.hint }: Props) {
  const said = waitUntil ? text.wait(waitUntil) : problemInWords(problem);
  return (
    <TextField
      id={ADDRESS_INPUT}
      type="email"
      autoComplete="email"
      label={label}
      hint={hint}
      value={value}
      errors={said ? [said] : []}
    />
  );
}
