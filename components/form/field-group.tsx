import type { ReactNode } from 'react';
import { errorsId, FieldErrors } from './field-frame';

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
    <fieldset className="pm-group" id={id} aria-describedby={errorsId(id)} {...groupName({ id, hint })}>
      <legend className="fr-fieldset__legend" id={`${id}-legend`}>
        {legend}
      </legend>
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

/**
 * What a group is called: its legend, and the help under it, for a screen reader passes over what describes a group when one
 * walks into it. A group that could take the focus is read by its name; of another one the legend is read once more.
 */
export function groupName({ id, hint }: { id: string; hint?: string }) {
  return { tabIndex: -1, 'aria-labelledby': hint ? `${id}-legend ${id}-hint` : `${id}-legend` };
}

/** A part of a group whose inputs stand side by side, one under the other on a phone. */
export function GroupRow({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="pm-group-row" tabIndex={-1}>
      <legend className="fr-text--bold">{legend}</legend>
      <div>{children}</div>
    </fieldset>
  );
}
