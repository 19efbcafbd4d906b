import { describedBy, FieldFrame, type FieldFrameProps } from './field-frame';

type TextFieldProps = FieldFrameProps & {
  value: string;
  type?: 'text' | 'email' | 'tel';
  autoComplete?: string;
  inputMode?: 'numeric' | 'decimal' | 'url';
  readOnly?: boolean;
  /** Offered while typing; anything else may be typed too. */
  suggestions?: readonly string[];
  /** Worth knowing, and no error. */
  warning?: string;
};

/** One line. Its id is also its name. */
export function TextField({
  suggestions,
  value,
  type = 'text',
  autoComplete,
  inputMode,
  readOnly,
  warning,
  ...frame
}: TextFieldProps) {
  const warningId = warning ? `${frame.id}-warning` : undefined;
  const listId = suggestions ? `${frame.id}-list` : undefined;
  return (
    <FieldFrame {...frame}>
      <input
        className={`fr-input ${frame.errors.length > 0 ? 'fr-input--error' : ''}`.trim()}
        id={frame.id}
        name={frame.id}
        type={type}
        // A browser drops line ends from a one-line input; they are read as spaces.
        defaultValue={value.replace(/\r\n?|\n/g, ' ')}
        autoComplete={autoComplete}
        inputMode={inputMode}
        readOnly={readOnly}
        list={listId}
        aria-describedby={[describedBy(frame), warningId].filter(Boolean).join(' ')}
        aria-invalid={frame.errors.length > 0 || undefined}
      />
      {warning && (
        <p className="fr-message fr-message--warning" id={warningId}>
          {warning}
        </p>
      )}
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
