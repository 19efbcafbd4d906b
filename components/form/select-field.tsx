import { describedBy, FieldErrors, type FieldFrameProps, FieldLabel } from './field-frame';

type Option = { value: string; label: string };

type SelectFieldProps = FieldFrameProps & {
  value: string;
  /** The choice of nothing, which is there from the start. */
  none: string;
  options: readonly (Option | { label: string; options: readonly Option[] })[];
};

/** One choice among many. Its id is also its name; what was sent and is no choice stays one, so that it is not lost. */
export function SelectField({ value, none, options, ...frame }: SelectFieldProps) {
  const { id, errors } = frame;
  const known = options.flatMap((option) => ('options' in option ? option.options : [option]));
  const isUnknown = value !== '' && !known.some((option) => option.value === value);
  return (
    <div className={`fr-select-group ${errors.length > 0 ? 'fr-select-group--error' : ''}`.trim()}>
      <FieldLabel {...frame} />
      <select
        className="fr-select"
        id={id}
        name={id}
        defaultValue={value === '' ? undefined : value}
        aria-describedby={describedBy(frame)}
        aria-invalid={errors.length > 0 || undefined}
      >
        <option value="">{none}</option>
        {isUnknown && <option value={value}>{value}</option>}
        {options.map((option) =>
          'options' in option ? (
            <optgroup key={option.label} label={option.label}>
              {option.options.map(draw)}
            </optgroup>
          ) : (
            draw(option)
          ),
        )}
      </select>
      <FieldErrors id={id} errors={errors} />
    </div>
  );
}

const draw = ({ value, label }: Option) => (
  <option key={value} value={value}>
    {label}
  </option>
);
