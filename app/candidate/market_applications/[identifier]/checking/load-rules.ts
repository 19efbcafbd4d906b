import { entriesIn } from '@/app/candidate/market_applications/[identifier]/autosave/entries-in';
import { understoodWords } from '@/components/fields/notes';
import { declarationProblems } from '@/lib/applications/declaration-rule';
import { draftOf } from '@/lib/applications/posted-draft';
import { checkWith } from '@/lib/fields/check-with';
import { type Draft, inputName, type Problem } from '@/lib/fields/field-type';
import { loadTypes } from '@/lib/fields/load-types';
import { typedAt } from '@/lib/fields/values/cards';
import { fieldText } from '@/lib/text/fields';
import { type Asked, askedIn, filesIn } from './asked-in';

/** What is wrong with an input: the codes, and the sentences that the server would say. */
export type Wrong = { codes: string[]; messages: string[] };

export type Rules = {
  /** All that is wrong with a form as it stands, by name of input. */
  problemsIn: (form: HTMLFormElement) => Map<string, Wrong>;
  /** What else there is to say of what was typed in an input: what was understood, what is worth knowing. */
  notesOn: (form: HTMLFormElement, name: string, typed: string) => Notes;
};

export type Notes = { understood: string | null; warning: string | null };

type File = { id: string; slot: string };

/** The rules of what is asked, the very ones by which the server checks what is posted. */
export async function loadRules(asked: readonly Asked[]): Promise<Rules> {
  const typeOf = await loadTypes(asked.map(({ inputType }) => inputType));
  const problemsOf = ({ inputType, options }: Asked, draft: Draft, files: File[]): Problem[] =>
    inputType === 'declaration'
      ? declarationProblems({ declarationDraft: draft, declarationFiles: files })
      : checkWith(typeOf(inputType), { options }, draft, files).problems;

  return {
    problemsIn(form) {
      const entries = entriesIn(form);
      const given = filesIn(form);
      const wrong = new Map<string, Wrong>();
      for (const field of askedIn(form)) {
        const draft = draftOf(field.key, entries);
        const prefix = `${field.key}.`;
        const files = given.filter(({ input }) => input.startsWith(prefix));
        const slotted = files.map(({ id, input }) => ({ id, slot: input.slice(prefix.length) }));
        for (const problem of problemsOf(field, draft, slotted)) {
          const name = inputName(field.key, problem.member);
          const { codes, messages } = wrong.get(name) ?? { codes: [], messages: [] };
          const message = fieldText.problem(problem, typedAt(draft, problem.member));
          wrong.set(name, { codes: [...codes, problem.code], messages: [...messages, message] });
        }
      }
      return wrong;
    },
    notesOn(form, name, typed) {
      const field = askedIn(form).find(({ key }) => name.startsWith(`${key}.`));
      if (!field || field.inputType === 'declaration') return { understood: null, warning: null };
      const { understood, warning } = typeOf(field.inputType);
      const path = name.slice(field.key.length + 1);
      return {
        understood: understoodWords(understood?.(path, typed, field), typed),
        warning: warning?.(path, typed, field, new Date()) ?? null,
      };
    },
  };
}
