/** Before this, an answer needs no words. */
const WORDS_AFTER_MS = 2_000;
/** A second press within this is the same one; later it is a new try, for the first may be lost. */
const SECOND_PRESS_MS = 10_000;

/**
 * Says at once, on the button itself, that a form is on its way, and keeps it from going twice; `tell` is told when the
 * answer is long in coming, and when it is no longer waited for. Forms that another script holds back are not on their way.
 */
export function watchButtons(tell: (isSlow: boolean) => void, signal: AbortSignal): void {
  let sent: { form: EventTarget | null; over: () => void } | undefined;

  const press = (form: EventTarget | null, button: HTMLElement | null) => {
    button?.classList.add('pm-pressed');
    button?.setAttribute('aria-disabled', 'true');
    const words = setTimeout(() => tell(true), WORDS_AFTER_MS);
    const end = setTimeout(() => sent?.over(), SECOND_PRESS_MS);
    const over = () => {
      clearTimeout(words);
      clearTimeout(end);
      button?.classList.remove('pm-pressed');
      button?.removeAttribute('aria-disabled');
      tell(false);
      sent = undefined;
    };
    sent = { form, over };
  };

  // On the window: after every listener of the page, any of which may hold the form back.
  window.addEventListener(
    'submit',
    (event) => {
      if (event.defaultPrevented) return;
      if (sent?.form === event.target) return event.preventDefault();
      sent?.over();
      press(event.target, event.submitter);
    },
    { signal },
  );
  // Given back as it was, by « back » or « forward ».
  window.addEventListener('pageshow', () => sent?.over(), { signal });
  signal.addEventListener('abort', () => sent?.over());
}
