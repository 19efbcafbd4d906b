import type { FieldOptions } from '@/lib/catalogue';
import { BUTTON } from '@/lib/fields/step-action';

/** A question of the page, as the rules need to know it. */
export type Asked = { key: string; inputType: string; options: FieldOptions; mayNotApply: boolean };

/** What a question says of itself to the script that checks it: the options that are rules, and not the suggestions. */
export function askedHere({ inputType, options, mayNotApply }: Omit<Asked, 'key'>) {
  const { suggestions: _suggestions, autocomplete: _autocomplete, ...rules } = options;
  return {
    'data-input-type': inputType,
    'data-options': JSON.stringify(rules),
    'data-may-not-apply': mayNotApply || undefined,
  };
}

/** The questions of a form, in order. */
export function askedIn(form: HTMLFormElement): Asked[] {
  return [...form.querySelectorAll<HTMLElement>('[data-input-type]')].map(({ id, dataset }) => ({
    key: id,
    inputType: dataset.inputType ?? '',
    options: JSON.parse(dataset.options ?? '{}'),
    mayNotApply: dataset.mayNotApply === 'true',
  }));
}

/** The files that a form holds, each with the name of the input that it came by. */
export function filesIn(form: HTMLFormElement): { id: string; input: string }[] {
  return [...form.querySelectorAll<HTMLButtonElement>(`button[name=${BUTTON.removeDocument}]`)].map((button) => ({
    id: button.value,
    input: button.closest('.pm-drop')?.querySelector<HTMLInputElement>('input[type=file]')?.name ?? '',
  }));
}
