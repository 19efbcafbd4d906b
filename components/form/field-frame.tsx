import type { ReactNode } from 'react';

export type FieldFrameProps = {
  id: string;
  label: string;
  hint?: string;
  errors: readonly string[];
};

/** Ids of what describes an input, for `aria-describedby`; undefined when nothing does. */
export function describedBy({ id, hint, errors }: FieldFrameProps): string | undefined {
  const ids = [hint && `${id}-hint`, errors.length > 0 && `${id}-errors`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

/** Label, help under it, the input, then what is wrong with it: the order in which one reads. */
export function FieldFrame(props: FieldFrameProps & { children: ReactNode }) {
  const { id, label, hint, errors, children } = props;
  return (
    <div className={`fr-input-group ${errors.length > 0 ? 'fr-input-group--error' : ''}`.trim()}>
      <FieldLabel id={id} label={label} hint={hint} />
      {children}
      <FieldErrors id={id} errors={errors} />
    </div>
  );
}

/** The label and the help under it, which `describedBy` names. */
export function FieldLabel({ id, label, hint }: Omit<FieldFrameProps, 'errors'>) {
  return (
    <label className="fr-label" htmlFor={id}>
      {label}
      {hint && (
        <span className="fr-hint-text" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </label>
  );
}

export function FieldErrors({ id, errors }: { id: string; errors: readonly string[] }) {
  if (errors.length === 0) return null;
  return (
    <div id={`${id}-errors`}>
      {errors.map((error) => (
        <p className="fr-error-text" key={error}>
          {error}
        </p>
      ))}
    </div>
  );
}
