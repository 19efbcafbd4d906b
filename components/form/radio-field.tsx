import type { ReactNode } from 'react';
import { errorsId, FieldErrors, FieldLabel } from './field-frame';
import { groupName } from './field-group';

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
      aria-describedby={errorsId(id)}
      {...groupName({ id, hint })}
    >
      <legend className="fr-fieldset__legend" id={`${id}-legend`}>
        {legend}
      </legend>
      {hint && (
        <p className="fr-fieldset__element fr-hint-text" id={`${id}-hint`}>
          {hint}
        </p>
      )}
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
                aria-describedby={option.hint && `${optionId}-hint`}
              />
              <FieldLabel id={optionId} label={option.label} hint={option.hint} />
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
