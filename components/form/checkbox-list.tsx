import type { ReactNode } from 'react';

export type CheckboxItem = {
  value: string;
  label: ReactNode;
  hint?: string;
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
    <fieldset className="fr-fieldset" aria-labelledby={`${idPrefix}-legend`}>
      <legend className="fr-fieldset__legend" id={`${idPrefix}-legend`}>
        {legend}
      </legend>
      {items.map((item) => (
        <div className={`fr-fieldset__element ${item.locked ? 'pm-locked' : ''}`.trim()} key={item.value}>
          <div className="fr-checkbox-group">
            <input
              type="checkbox"
              id={`${idPrefix}-${item.value}`}
              name={name}
              value={item.value}
              defaultChecked={item.checked}
              disabled={item.locked}
              {...item.data}
            />
            <label className="fr-label" htmlFor={`${idPrefix}-${item.value}`}>
              {item.label}
              {item.hint && <span className="fr-hint-text">{item.hint}</span>}
            </label>
          </div>
          {item.below}
        </div>
      ))}
    </fieldset>
  );
}
