import type { ReactNode } from 'react';

export type FieldFrameProps = {
  id: string;
  label: string;
  hint?: string;
  errors: readonly string[];
};

/** Ids of what describes an input, for `aria-describedby`: its help, and what is wrong, which scripts say there too. */
export function describedBy({ id, hint }: Pick<FieldFrameProps, 'id' | 'hint'>): string {
  return hint ? `${id}-hint ${errorsId(id)}` : errorsId(id);
}

/** Where what is wrong with an input is said. */
export const errorsId = (id: string) => `${id}-errors`;

/** Label, help under it, the input, then what is wrong with it: the order in which one reads. */
export function FieldFrame(props: FieldFrameProps & { children: ReactNode }) {
  const { id, errors, children } = props;
  return (
    <div className={`fr-input-group ${errors.length > 0 ? 'fr-input-group--error' : ''}`.trim()}>
      <FieldLabel {...props} />
      {children}
      <FieldErrors id={id} errors={errors} />
    </div>
  );
}

type LabelProps = {
  id: string;
  label: ReactNode;
  badge?: ReactNode;
  hint?: string;
  /** The input has its name from elsewhere. */
  isOnlySeen?: boolean;
};

/** The label and the help under it, which `describedBy` names: beside the label, or one would hear it twice. */
export function FieldLabel({ id, label, badge, hint, isOnlySeen }: LabelProps) {
  return (
    <>
      <label className="fr-label" htmlFor={id} aria-hidden={isOnlySeen || undefined}>
        {label}
      </label>
      {badge && (
        <span className="pm-badge" id={`${id}-badge`}>
          {badge}
        </span>
      )}
      {hint && (
        <p className="fr-hint-text pm-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </>
  );
}

/** The place where what is wrong is said; empty, it takes no room. */
export function FieldErrors({ id, errors }: Pick<FieldFrameProps, 'id' | 'errors'>) {
  return (
    <div id={errorsId(id)}>
      {errors.map((error) => (
        <p className="fr-error-text" key={error}>
          {error}
        </p>
      ))}
    </div>
  );
}
