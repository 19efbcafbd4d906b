import type { ReactNode } from 'react';

type FilterFormProps = {
  label: string;
  submit: string;
  /** Takes every filter away. */
  reset: { href: string; label: string };
  children: ReactNode;
};

/** What narrows a list, in its address: it can be kept, sent, and come back to. */
export function FilterForm({ label, submit, reset, children }: FilterFormProps) {
  return (
    <form method="get" className="pm-filter" aria-label={label}>
      {children}
      <div className="pm-filter__buttons">
        <button type="submit" className="fr-btn fr-btn--sm">
          {submit}
        </button>
        <a className="fr-link fr-link--sm" href={reset.href}>
          {reset.label}
        </a>
      </div>
    </form>
  );
}

type InputProps = {
  name: string;
  label: string;
  value: string | null;
  type?: 'text' | 'date' | 'time';
  /** Told apart from the same input in another form of the page. */
  idPrefix?: string;
};

export function FilterInput({ name, label, value, type = 'text', idPrefix = 'filter' }: InputProps) {
  return (
    <div className="fr-input-group">
      <label className="fr-label" htmlFor={`${idPrefix}-${name}`}>
        {label}
      </label>
      <input
        className="fr-input"
        id={`${idPrefix}-${name}`}
        name={name}
        type={type}
        defaultValue={value ?? ''}
        autoComplete="off"
      />
    </div>
  );
}

type SelectProps = {
  name: string;
  label: string;
  value: string | null;
  /** The choice of nothing; without it, one is always chosen. */
  all?: string;
  options: readonly { value: string; label: string }[];
  idPrefix?: string;
};

export function FilterSelect({ name, label, value, all, options, idPrefix = 'filter' }: SelectProps) {
  return (
    <div className="fr-select-group">
      <label className="fr-label" htmlFor={`${idPrefix}-${name}`}>
        {label}
      </label>
      <select className="fr-select" id={`${idPrefix}-${name}`} name={name} defaultValue={value ?? ''}>
        {all !== undefined && <option value="">{all}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
