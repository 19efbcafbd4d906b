import { entriesIn } from '@/app/candidate/market_applications/[identifier]/autosave/entries-in';
import type { Rules, Wrong } from '@/app/checking/rules';
import { understoodWords } from '@/components/fields/notes';
import { declarationProblems } from '@/lib/applications/declaration-rule';
import { draftOf } from '@/lib/applications/posted-draft';
import { checkWith } from '@/lib/fields/check-with';
import { type Draft, inputName, type Problem } from '@/lib/fields/field-type';
import { loadTypes } from '@/lib/fields/load-types';
import { typedAt } from '@/lib/fields/values/cards';
import { candidateText } from '@/lib/text/candidate';
import { fieldText } from '@/lib/text/fields';
import { type Asked, askedIn, filesIn } from './asked-in';

type File = { id: string; slot: string };

/** The rules of the questions of a step. */
export async function loadRules(page: HTMLFormElement): Promise<Rules> {
  const typeOf = await loadTypes(askedIn(page).map(({ inputType }) => inputType));
  const problemsOf = ({ inputType, ...field }: Asked, draft: Draft, files: File[]): Problem[] =>
    inputType === 'declaration'
      ? declarationProblems({ declarationDraft: draft, declarationFiles: files })
      : checkWith(typeOf(inputType), field, draft, files).problems;

  return {
    questionOf: (name) => name.slice(0, name.indexOf('.')),
    tellsOnLeaving: true,
    titlePrefix: candidateText.errorPrefix,
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
