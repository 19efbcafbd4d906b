import { describedBy, FieldFrame, type FieldFrameProps } from './field-frame';

type TextFieldProps = FieldFrameProps & {
  value: string;
  type?: 'text' | 'email' | 'tel';
  autoComplete?: string;
  inputMode?: 'numeric';
  readOnly?: boolean;
  /** Offered while typing; anything else may be typed too. */
  suggestions?: readonly string[];
};

/** One line. Its id is also its name. */
export function TextField({
  suggestions,
  value,
  type = 'text',
  autoComplete,
  inputMode,
  readOnly,
  ...frame
}: TextFieldProps) {
  const listId = suggestions ? `${frame.id}-list` : undefined;
  return (
    <FieldFrame {...frame}>
      <input
        className={`fr-input ${frame.errors.length > 0 ? 'fr-input--error' : ''}`.trim()}
        id={frame.id}
        name={frame.id}
        type={type}
        defaultValue={value}
        autoComplete={autoComplete}
        inputMode={inputMode}
        readOnly={readOnly}
        list={listId}
        aria-describedby={describedBy(frame)}
        aria-invalid={frame.errors.length > 0 || undefined}
      />
      {suggestions && (
        <datalist id={listId}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
    </FieldFrame>
  );
}
