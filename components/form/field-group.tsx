import type { ReactNode } from 'react';
import { describedBy, FieldErrors } from './field-frame';

type FieldGroupProps = {
  id: string;
  legend: string;
  hint?: string;
  errors: readonly string[];
  children: ReactNode;
};

/** One question answered in several inputs. It takes the focus when an error summary leads to the group as a whole. */
export function FieldGroup({ id, legend, hint, errors, children }: FieldGroupProps) {
  return (
    <fieldset className="pm-group" id={id} tabIndex={-1} aria-describedby={describedBy({ id, hint })}>
      <legend className="fr-fieldset__legend">{legend}</legend>
      {hint && (
        <p className="fr-hint-text fr-mb-2w" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldErrors id={id} errors={errors} />
      {children}
    </fieldset>
  );
}

/** A part of a group whose inputs stand side by side, one under the other on a phone. */
export function GroupRow({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="pm-group-row">
      <legend className="fr-text--bold">{legend}</legend>
      <div>{children}</div>
    </fieldset>
  );
}
