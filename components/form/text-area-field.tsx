import { describedBy, FieldFrame, type FieldFrameProps } from './field-frame';

/** Several lines. Its id is also its name. */
export function TextAreaField({ value, rows = 5, ...frame }: FieldFrameProps & { value: string; rows?: number }) {
  return (
    <FieldFrame {...frame}>
      <textarea
        className={`fr-input ${frame.errors.length > 0 ? 'fr-input--error' : ''}`.trim()}
        id={frame.id}
        name={frame.id}
        rows={rows}
        // Lets the style sheet know an empty one (`:placeholder-shown`); says nothing.
        placeholder=" "
        defaultValue={value}
        aria-describedby={describedBy(frame)}
        aria-invalid={frame.errors.length > 0 || undefined}
      />
    </FieldFrame>
  );
}
