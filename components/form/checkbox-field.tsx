import { describedBy, FieldErrors, type FieldFrameProps, FieldLabel } from './field-frame';

/** One box to tick. Its id is also its name. */
export function CheckboxField({ value, checked, ...frame }: FieldFrameProps & { value: string; checked: boolean }) {
  const { id, label, hint, errors } = frame;
  return (
    <div className={`fr-checkbox-group fr-mb-3w ${errors.length > 0 ? 'fr-checkbox-group--error' : ''}`.trim()}>
      <input
        type="checkbox"
        id={id}
        name={id}
        value={value}
        defaultChecked={checked}
        aria-describedby={describedBy(frame)}
        aria-invalid={errors.length > 0 || undefined}
      />
      <FieldLabel id={id} label={label} hint={hint} />
      <FieldErrors id={id} errors={errors} />
    </div>
  );
}
