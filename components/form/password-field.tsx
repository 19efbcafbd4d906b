import { describedBy, FieldFrame, type FieldFrameProps } from './field-frame';

/** A password, hidden as it is typed, never sent back to the page. Its id is also its name. */
export function PasswordField({
  autoComplete,
  ...frame
}: FieldFrameProps & { autoComplete: 'current-password' | 'new-password' }) {
  return (
    <FieldFrame {...frame}>
      <input
        className={`fr-input ${frame.errors.length > 0 ? 'fr-input--error' : ''}`.trim()}
        id={frame.id}
        name={frame.id}
        type="password"
        autoComplete={autoComplete}
        autoCapitalize="off"
        spellCheck={false}
        aria-describedby={describedBy(frame)}
        aria-invalid={frame.errors.length > 0 || undefined}
      />
    </FieldFrame>
  );
}
