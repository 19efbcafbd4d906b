import { keptFormOf } from '@/lib/administrators/kept-in-session';
import { consoleVisit } from '@/lib/auth/administrator';

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
  const form = visit && keptFormOf(visit.session, page);
  const violations = form?.violations ?? [];
  return {
    isThere: form !== undefined,
    value: (name, otherwise) => form?.values[name] ?? otherwise,
    isTicked: (name, beside, otherwise) =>
      form?.values[beside] === undefined ? otherwise : form.values[name] !== undefined,
    errors: (name) => violations.filter(({ field }) => field === name).map(({ message }) => message),
    summary: violations.map(({ field, message }) => ({ fieldId: field === 'base' ? fieldOf : field, message })),
  };
}
