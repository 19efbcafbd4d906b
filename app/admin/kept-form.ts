import type { Database } from '@/db/database';
import { keepForm } from '@/db/queries/kept-forms';
import { consoleVisit } from '@/lib/auth/administrator';
import type { Violation } from '@/lib/errors';
import type { PostedForm } from '@/lib/forms/read-form';

const SECRET_INPUT = /password|code/i;

/** True for the name of an input whose value is never kept, nor shown back. */
export const isSecretInput = (name: string): boolean => SECRET_INPUT.test(name);

/** Keeps a form of the console, refused or to be answered by its page, in the session. */
export function keepInConsole(
  administratorSessionId: string,
  place: string,
  form: PostedForm,
  violations: Violation[],
  on?: Database,
): Promise<void> {
  const values = Object.fromEntries([...form].filter(([name]) => !isSecretInput(name)));
  return keepForm({ administratorSessionId }, { place, values, violations }, on);
}

/** The form of this page that was kept last: what was typed, and what is wrong. Empty when none was. */
export type KeptForm = {
  isThere: boolean;
  /** What was typed; what is saved where the input was not in the form that was kept. */
  value(name: string, otherwise: string): string;
  /** A box that is not ticked is not posted: `beside` is an input of the same form that always is. */
  isTicked(name: string, beside: string, otherwise: boolean): boolean;
  errors(name: string): string[];
  /** For the summary at the top of the page; `fieldOf` returns the input of an error that is of none in particular. */
  summary: { fieldId: string; message: string }[];
};

export async function readKeptForm(page: string, fieldOf = 'contenu'): Promise<KeptForm> {
  const visit = await consoleVisit();
  const kept = visit?.session.keptForm;
  const form = kept?.place === page ? kept : undefined;
  const violations = (form?.violations ?? []).map(({ field, message = '' }) => ({ field, message }));
  return {
    isThere: form !== undefined,
    value: (name, otherwise) => form?.values[name]?.at(-1) ?? otherwise,
    isTicked: (name, beside, otherwise) =>
      form?.values[beside] === undefined ? otherwise : form.values[name] !== undefined,
    errors: (name) => violations.filter(({ field }) => field === name).map(({ message }) => message),
    summary: violations.map(({ field, message }) => ({ fieldId: field === 'base' ? fieldOf : field, message })),
  };
}
