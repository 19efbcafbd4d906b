import type { Checking } from './start-checking';
import { typedIn } from './typed-input';

/**
 * Watches a form until one begins to fill it, then has it checked: the rules weigh more than the page, and who only reads
 * does without them. Without them, or while they do not come, the server says what is wrong.
 */
export function watchForm(form: HTMLFormElement, tell: (words: string) => void, signal: AbortSignal): void {
  const left = new Set<string>();
  let coming: Promise<void> | undefined;
  let checking: Checking | undefined;

  const begin = () => {
    coming ??= import('./start-checking')
      .then(({ startChecking }) => startChecking(form, left, tell, signal))
      .then((started) => {
        checking = started;
      })
      // They did not come: the next focus asks again.
      .catch(() => {
        coming = undefined;
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
      // Other buttons do something to the form; what is wrong may stay.
      if (!coming || !isNext(event.submitter)) return;
      if (checking?.mayBePosted()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const { submitter } = event;
      if (!checking) void coming.then(() => form.requestSubmit(submitter));
    },
    // Before the other listeners: for them a form that is held was not sent.
    { signal, capture: true },
  );
  // One was there before the scripts.
  if (typedIn(document.activeElement) && form.contains(document.activeElement)) begin();
}
