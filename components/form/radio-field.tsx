import type { ReactNode } from 'react';
import { errorsId, FieldErrors } from './field-frame';

type Option = {
  value: string;
  label: string;
  hint?: string;
  checked: boolean;
  disabled?: boolean;
  /** What goes with the choice shows with this one; when none has it, always. */
  opens?: boolean;
};

type RadioFieldProps = {
  id: string;
  name: string;
  legend: string;
  hint?: string;
  errors: readonly string[];
  options: readonly Option[];
  /** What goes with the choice: details, files. Never hidden while it holds something. */
  children?: ReactNode;
};

/** One choice among a few. `id` is the first option's, so that an error summary leads to something that takes the focus. */
export function RadioField({ id, name, legend, hint, errors, options, children }: RadioFieldProps) {
  return (
    <fieldset
      className={`fr-fieldset ${errors.length > 0 ? 'fr-fieldset--error' : ''}`.trim()}
      aria-labelledby={`${id}-legend`}
      aria-describedby={errorsId(id)}
    >
      <legend className="fr-fieldset__legend" id={`${id}-legend`}>
        {legend}
        {hint && <span className="fr-hint-text">{hint}</span>}
      </legend>
      {options.map((option, index) => {
        const optionId = index === 0 ? id : `${id}-${option.value}`;
        return (
          <div className="fr-fieldset__element" key={option.value}>
            <div className="fr-radio-group">
              <input
                type="radio"
                id={optionId}
                name={name}
                value={option.value}
                defaultChecked={option.checked}
                disabled={option.disabled}
                data-opens={option.opens || undefined}
              />
              <label className="fr-label" htmlFor={optionId}>
                {option.label}
                {option.hint && <span className="fr-hint-text">{option.hint}</span>}
              </label>
            </div>
          </div>
        );
      })}
      <div className="fr-fieldset__element pm-errors">
        <FieldErrors id={id} errors={errors} />
      </div>
      {children && (
        <div className={`fr-fieldset__element ${options.some(({ opens }) => opens) ? 'pm-opened' : ''}`.trim()}>
          {children}
        </div>
      )}
    </fieldset>
  );
}
