import { describedBy, FieldFrame, type FieldFrameProps } from './field-frame';
import { Suggestions } from './suggestions';

/** Something said of a value beside what is wrong; null where there may be something to say once one has typed. */
export type Note = string | null;

export type TextFieldProps = FieldFrameProps & {
  value: string;
  type?: 'text' | 'email' | 'tel';
  autoComplete?: string;
  inputMode?: 'numeric' | 'decimal' | 'url';
  readOnly?: boolean;
  /** Offered while typing; anything else may be typed too. */
  suggestions?: readonly string[];
  /** Worth knowing, and no error. */
  warning?: Note;
  /** What was understood of the value, written in full, with the word that comes before for who does not see where it stands. */
  understood?: { label: string; words: Note };
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
  understood,
  ...frame
}: TextFieldProps) {
  const { id, errors } = frame;
  const notes = [understood && `${id}-understood`, warning !== undefined && `${id}-warning`];
  return (
    <FieldFrame {...frame}>
      <div className="pm-line">
        <input
          className={`fr-input ${errors.length > 0 ? 'fr-input--error' : ''}`.trim()}
          id={id}
          name={id}
          type={type}
          // A browser drops line ends from a one-line input; they are read as spaces.
          defaultValue={value.replace(/\r\n?|\n/g, ' ')}
          autoComplete={autoComplete}
          inputMode={inputMode}
          readOnly={readOnly}
          list={suggestions && `${id}-list`}
          aria-describedby={[describedBy(frame), ...notes].filter(Boolean).join(' ')}
          aria-invalid={errors.length > 0 || undefined}
        />
        {understood && (
          <p className="pm-understood" id={`${id}-understood`} data-label={understood.label}>
            {understood.words !== null && (
              <>
                <span className="fr-sr-only">{understood.label}</span>
                {understood.words}
              </>
            )}
          </p>
        )}
      </div>
      {warning !== undefined && (
        <p className="fr-message fr-message--warning" id={`${id}-warning`}>
          {warning}
        </p>
      )}
      {suggestions && <Suggestions inputId={id} suggestions={suggestions} />}
    </FieldFrame>
  );
}
