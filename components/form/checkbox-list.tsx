import type { ReactNode } from 'react';
import { FieldLabel } from './field-frame';
import { groupName } from './field-group';

export type CheckboxItem = {
  value: string;
  label: ReactNode;
  hint?: string;
  /** A badge beside the label: within it, screen readers read the label twice. */
  badge?: ReactNode;
  checked: boolean;
  /** Ticked for good: shown ticked, cannot be changed, and not posted (the server adds it). */
  locked?: boolean;
  /** For scripts of the page. */
  data?: Record<`data-${string}`, string>;
  /** What one may read after the choice. */
  below?: ReactNode;
};

/** Several choices under one title, all with the same name. */
export function CheckboxList({
  idPrefix,
  name,
  legend,
  items,
}: {
  idPrefix: string;
  name: string;
  legend: string;
  items: readonly CheckboxItem[];
}) {
  return (
    <fieldset className="fr-fieldset" {...groupName({ id: idPrefix })}>
      <legend className="fr-fieldset__legend" id={`${idPrefix}-legend`}>
        {legend}
      </legend>
      {items.map(({ value, label, hint, badge, checked, locked, data, below }) => {
        const id = `${idPrefix}-${value}`;
        // Screen readers read the label of a box that is disabled once more, as a text beside it.
        const said = locked && typeof label === 'string' ? label : undefined;
        return (
          <div className={`fr-fieldset__element ${locked ? 'pm-locked' : ''}`.trim()} key={value}>
            <div className="fr-checkbox-group">
              <input
                type="checkbox"
                id={id}
                name={name}
                value={value}
                defaultChecked={checked}
                disabled={locked}
                aria-label={said}
                aria-describedby={[badge && `${id}-badge`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined}
                {...data}
              />
              <FieldLabel id={id} label={label} badge={badge} hint={hint} isOnlySeen={said !== undefined} />
            </div>
            {below}
          </div>
        );
      })}
    </fieldset>
  );
}
