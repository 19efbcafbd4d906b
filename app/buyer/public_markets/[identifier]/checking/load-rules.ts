import { DEFENSE_INPUT, FIELD_INPUT, WANTED_INPUT } from '@/app/buyer/public_markets/[identifier]/input-names';
import type { Rules, Wrong } from '@/app/checking/rules';
import { additionalRule, problemOf, setupRule } from '@/lib/markets/choice-rules';
import { buyerText } from '@/lib/text/buyer';

/** The rules of a buyer's step, whichever it is: a choice that must be made, and what it needs. */
export async function loadRules(page: HTMLFormElement): Promise<Rules> {
  const asked = [DEFENSE_INPUT, WANTED_INPUT].find((name) => isAsked(page, name));
  return {
    // Ticks and the choice that they belong to go together.
    questionOf: () => '',
    tellsOnLeaving: false,
    titlePrefix: buyerText.errorPrefix,
    notesOn: () => ({ understood: null, warning: null }),
    problemsIn(form) {
      const chosen = new FormData(form);
      const problem =
        asked === DEFENSE_INPUT
          ? problemOf(setupRule, { defense: chosen.get(DEFENSE_INPUT) })
          : asked && problemOf(additionalRule, { wanted: chosen.get(WANTED_INPUT), field: chosen.getAll(FIELD_INPUT) });
      const wrong = new Map<string, Wrong>();
      if (asked && problem) wrong.set(asked, { codes: [problem], messages: [buyerText.problems[problem]] });
      return wrong;
    },
  };
}

/** A choice that is given by the platform is shown, and not asked for. */
const isAsked = (form: HTMLFormElement, name: string) =>
  form.querySelector(`input[type=radio][name="${name}"]:not(:disabled)`) !== null;
