'use client';
import { useEffect } from 'react';

/**
 * What one may choose instead of typing. With scripts an input has suggestions only while it has the focus: a screen reader
 * that reads the page through leaves out empty inputs that have some. Firefox tells it once and for all what an input is:
 * the one that was drawn with suggestions is put into the page again.
 */
export function Suggestions({ inputId, suggestions }: { inputId: string; suggestions: readonly string[] }) {
  const id = `${inputId}-list`;
  useEffect(() => {
    const input = document.getElementById(inputId);
    if (!input) return;
    const over = new AbortController();
    const offer = () => input.setAttribute('list', id);
    const withdraw = () => input.removeAttribute('list');
    input.addEventListener('focus', offer, { signal: over.signal });
    input.addEventListener('blur', withdraw, { signal: over.signal });
    if (document.activeElement !== input) {
      withdraw();
      input.replaceWith(input);
    }
    return () => over.abort();
  }, [inputId, id]);
  return (
    <datalist id={id}>
      {suggestions.map((suggestion) => (
        <option key={suggestion} value={suggestion} />
      ))}
    </datalist>
  );
}
