import type { Rules } from './rules';
import type { Checking } from './start-checking';
import { typedIn } from './typed-input';

/**
 * Watches a form until one begins to fill it, then has it checked: the rules weigh more than the page, and who only reads
 * does without them. Without them, or while they do not come, the server says what is wrong.
 */
export function watchForm(
  form: HTMLFormElement,
  loadRules: (form: HTMLFormElement) => Promise<Rules>,
  tell: (words: string) => void,
  signal: AbortSignal,
): void {
  const left = new Set<string>();
  let isComing = false;
  let checking: Checking | undefined;

  const begin = () => {
    if (isComing) return;
    isComing = true;
    Promise.all([import('./start-checking'), loadRules(form)])
      .then(([{ startChecking }, rules]) => startChecking(form, rules, left, tell, signal))
      .then((started) => {
        checking = started;
      })
      // They did not come: the next focus asks again.
      .catch(() => {
        isComing = false;
      });
  };
  const isNext = (submitter: HTMLElement | null) => !(submitter as HTMLButtonElement | null)?.name;

  form.addEventListener('focusin', ({ target }) => typedIn(target) && begin(), { signal });
  form.addEventListener(
    'focusout',
    ({ target }) => {
      const input = typedIn(target);
      if (input && !checking) left.add(input.name);
    },
    { signal },
  );
  form.addEventListener(
    'submit',
    (event) => {
      // Other buttons do something to the form; what is wrong may stay. Nobody waits for the rules: the server has them.
      if (!checking || !isNext(event.submitter) || checking.mayBePosted()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    // Before the other listeners: for them a form that is held was not sent.
    { signal, capture: true },
  );
  // One was there before the scripts.
  if (typedIn(document.activeElement) && form.contains(document.activeElement)) begin();
}
