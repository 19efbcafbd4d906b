'use client';
import { type KeyboardEvent, useId, useState, useSyncExternalStore } from 'react';
import { FIELD_INPUT } from '@/app/buyer/public_markets/[identifier]/input-names';
import { buyerText } from '@/lib/text/buyer';
import { isFound } from './is-found';

const nothingToFollow = () => () => {};

/**
 * Leaves in sight only the fields whose name holds what is typed. A box out of sight stays in the form as it is: what is
 * ticked is posted. Drawn by scripts only, for it does nothing without them.
 */
export function FieldSearch({ fieldsId }: { fieldsId: string }) {
  const id = useId();
  const [result, setResult] = useState('');
  const hasScripts = useSyncExternalStore(
    nothingToFollow,
    () => true,
    () => false,
  );
  if (!hasScripts) return null;
  const { search, searchHint, found } = buyerText.additional;
  const filter = (typed: string) => {
    const fields = document.getElementById(fieldsId);
    if (!fields) return;
    const { shown, total } = showFound(fields, typed);
    setResult(typed.trim() === '' ? '' : found(shown, total));
  };
  return (
    <div className="fr-input-group">
      <label className="fr-label" htmlFor={id}>
        {search}
        <span className="fr-hint-text">{searchHint}</span>
      </label>
      <input
        className="fr-input"
        type="search"
        id={id}
        autoComplete="off"
        onChange={(event) => filter(event.target.value)}
        onKeyDown={keepForm}
      />
      <p className="fr-hint-text fr-mt-1w" aria-live="polite">
        {result}
      </p>
    </div>
  );
}

/** Enter in a search must not send the form that it stands in. */
function keepForm(event: KeyboardEvent): void {
  if (event.key === 'Enter') event.preventDefault();
}

/** Hides the fields that do not match, then the sections that have none left. */
function showFound(fields: HTMLElement, typed: string): { shown: number; total: number } {
  const inputs = [...fields.querySelectorAll<HTMLInputElement>(`input[name=${FIELD_INPUT}]`)];
  let shown = 0;
  for (const input of inputs) {
    const element = input.closest<HTMLElement>('.fr-fieldset__element');
    const matches = isFound(input.dataset.label ?? '', typed);
    if (element) element.hidden = !matches;
    if (matches) shown++;
  }
  for (const section of fields.querySelectorAll<HTMLElement>('fieldset, section')) {
    section.hidden = !section.querySelector('.fr-fieldset__element:not([hidden])');
  }
  return { shown, total: inputs.length };
}
