import { createFormControl, type FieldErrors } from 'react-hook-form';
import * as z from 'zod';
import { fieldText } from '@/lib/text/fields';
import { afterPresses } from './after-press';
import { drawnIn, isOfFiles, placesIn } from './places';
import type { Rules, Wrong } from './rules';
import { sayNotes } from './say-notes';
import { offerToDiscard, sayWrong } from './say-wrong';
import { isChoice, questionAt, type TypedInput, typedIn } from './typed-input';

// zod tries whether it may make functions of text, which the content policy forbids, and browsers report.
z.config({ jitless: true });

/** By name of input, as react-hook-form holds them. */
type Values = Record<string, string>;

export type Checking = {
  /** Whether the form may be posted. When something is wrong it is said, once, and the first of it takes the focus. */
  mayBePosted: () => boolean;
};

const NOTHING = { understood: null, warning: null };

/** react-hook-form reads dots as a path, and figures in it as places in a list; a name of ours is one word for it. */
const asWord = (inputName: string) => inputName.replaceAll('.', '/');
const asName = (word: string) => word.replaceAll('/', '.');

/**
 * Checks a form while one fills it (docs/decisions/0017): what is wrong with an input is said at its place when one has
 * left it, and no longer once it is mended. `left`: inputs that one left before this was there. `tell` says aloud.
 */
export async function startChecking(
  form: HTMLFormElement,
  rules: Rules,
  left: ReadonlySet<string>,
  tell: (words: string) => void,
  signal: AbortSignal,
): Promise<Checking> {
  const checks = createFormControl<Values>({ resolver: () => asErrors(rules.problemsIn(form)) });
  const afterPress = afterPresses(signal);
  const known = new Set<string>();
  let shown = new Map<string, string[]>();
  let refused = '';

  const typedAs = (name: string) => String(new FormData(form).get(name) ?? '');
  /**
   * Inputs are drawn by the server, and cards come and go: each is registered as it is met. Not the element itself, for
   * the library writes what it remembers into elements that it is given; only how to lead there.
   */
  const register = () => {
    for (const element of form.elements) {
      const name = typedIn(element)?.name;
      if (name === undefined || known.has(name)) continue;
      known.add(name);
      const value = typedAs(name);
      checks.register(asWord(name), { value }).ref({ value, focus: () => document.getElementById(name)?.focus() });
    }
  };
  const happened = (type: 'change' | 'blur', { name }: TypedInput) =>
    checks.register(asWord(name)).onChange({ type, target: { name: asWord(name), value: typedAs(name) } });

  const show = (errors: FieldErrors<Values>) => {
    const wrong = new Map(Object.entries(errors).map(([word, error]) => [asName(word), linesOf(error?.message)]));
    for (const name of new Set([...shown.keys(), ...wrong.keys()])) {
      sayWrong(name, shown.get(name) ?? [], wrong.get(name) ?? []);
    }
    shown = wrong;
    offerToDiscard(form, (key) => codesOf(errors, (name) => rules.questionOf(name) === key));
  };

  const isLeft = (name: string) => left.has(name) || checks.getFieldState(asWord(name)).isTouched;
  /** One has left an input, or made a choice: of its question, what one has been through is looked at. */
  const look = async (name: string, whole: boolean) => {
    if (!rules.tellsOnLeaving) return;
    const before = new Set(shown.keys());
    const isOfQuestion = (other: string) => rules.questionOf(other) === rules.questionOf(name);
    const inputs = [...form.elements].flatMap((element) => typedIn(element)?.name ?? []);
    const others = [...rules.problemsIn(form).keys()].filter((other) => !inputs.includes(other));
    const looked = [...inputs, ...others, ...before].filter((other) => isOfQuestion(other) && (whole || isLeft(other)));
    await checks.trigger([...new Set([name, ...looked])].map(asWord));
    const said = [...shown].filter(([other]) => !before.has(other) && isOfQuestion(other));
    if (said.length > 0) tell(said.map(([other, lines]) => inFull(form, other, lines)).join(' '));
  };
  const note = (name: string) => sayNotes(name, rules.notesOn(form, name, typedAs(name)));
  const mend = (name: string) => {
    const told = [...shown.keys()].filter((other) => rules.questionOf(other) === rules.questionOf(name));
    if (told.length === 0) return;
    const wrong = rules.problemsIn(form);
    const mended = told.filter((other) => !wrong.has(other));
    if (mended.length > 0) checks.clearErrors(mended.map(asWord));
  };

  form.addEventListener(
    'input',
    ({ target }) => {
      const input = typedIn(target);
      if (!input) return;
      refused = '';
      register();
      void happened('change', input);
      sayNotes(input.name, NOTHING);
      mend(input.name);
      if (isChoice(input)) afterPress(() => void look(input.name, true));
    },
    { signal },
  );
  form.addEventListener(
    'focusout',
    ({ target }) => {
      const input = typedIn(target);
      if (!input) return;
      register();
      void happened('blur', input);
      if (isChoice(input)) return;
      afterPress(() => {
        // Another window has the focus: one is still in this input, or is back.
        if (input === document.activeElement) return;
        note(input.name);
        void look(input.name, false);
      });
    },
    { signal },
  );

  register();
  const stop = checks.subscribe({
    formState: { errors: true, touchedFields: true },
    callback: ({ errors = {} }) => show(errors),
  });
  signal.addEventListener('abort', stop);
  // What the server had said when it drew the page; some of it may be mended by now.
  const atFirst = rules.problemsIn(form);
  const drawn = drawnIn(form);
  for (const [name, said] of drawn) if (!atFirst.has(name) && !isOfFiles(name)) sayWrong(name, said, []);
  shown = new Map([...atFirst].flatMap(([name, { messages }]) => (drawn.has(name) ? [[name, messages]] : [])));
  await checks.trigger([...shown.keys()].map(asWord));
  for (const name of left) {
    if (typedIn(document.activeElement)?.name !== name) note(name);
    await look(name, false);
  }

  return {
    mayBePosted() {
      const wrong = rules.problemsIn(form);
      const words = JSON.stringify([...wrong]);
      // Who posts again without having touched anything has read it: the server has the last word.
      if (wrong.size === 0 || words === refused) return true;
      refused = words;
      void checks.trigger().then(() => {
        const first = placesIn(form).find((name) => wrong.has(name)) ?? '';
        if (known.has(first)) checks.setFocus(asWord(first));
        else document.getElementById(first)?.focus();
      });
      if (!document.title.startsWith(rules.titlePrefix)) document.title = rules.titlePrefix + document.title;
      tell(fieldText.heldBack(wrong.size));
      return false;
    },
  };
}

/** What the rules say, as react-hook-form takes it from a resolver. */
function asErrors(wrong: ReadonlyMap<string, Wrong>) {
  const errors = [...wrong].map(([name, { codes, messages }]) => [
    asWord(name),
    { type: codes.join(' '), message: messages.join('\n') },
  ]);
  return { values: {}, errors: Object.fromEntries(errors) };
}

const linesOf = (message: string | undefined) => (message ?? '').split('\n');

const codesOf = (errors: FieldErrors<Values>, isOfQuestion: (name: string) => boolean) =>
  Object.entries(errors).flatMap(([word, error]) => (isOfQuestion(asName(word)) ? String(error?.type).split(' ') : []));

const inFull = (form: HTMLFormElement, name: string, lines: readonly string[]) =>
  fieldText.aboutField(questionAt(form, name), lines.join(' '));
