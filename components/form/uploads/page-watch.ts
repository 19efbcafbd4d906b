import { createStore } from './store';

/*
 * What the page does for its uploads, whichever field they are in. Elements that show one say so themselves:
 * `data-upload="running"`, or `data-upload="stopped"` for what did not go through and waits for the person.
 */

const RUNNING = '[data-upload=running]';
const STOPPED = '[data-upload=stopped]:not([data-told])';

/** True while a form that was sent waits for its files. */
export const isWaitingForUploads = createStore(false);

let held: { form: HTMLFormElement; submitter: HTMLElement | null } | undefined;
let isWatching = false;

/** Watches the page from now on; once is enough. */
export function watchPage(): void {
  if (isWatching) return;
  isWatching = true;
  // Before any other listener: for them the form is not sent yet.
  document.addEventListener('submit', holdBack, true);
  // A file dropped beside a field would open in place of the page, and take what was typed with it.
  for (const type of ['dragover', 'drop'] as const) window.addEventListener(type, keepPage);
}

/** To be called whenever uploads have changed: a form that waited goes on once all of them have ended well. */
export function uploadsChanged(): void {
  if (document.querySelector(RUNNING)) window.addEventListener('beforeunload', warn);
  else window.removeEventListener('beforeunload', warn);
  if (!held || held.form.querySelector(RUNNING)) return;
  const { form, submitter } = held;
  held = undefined;
  isWaitingForUploads.set(false);
  if (!leadTo(form.querySelector<HTMLElement>(STOPPED))) form.requestSubmit(submitter);
}

function holdBack(event: SubmitEvent): void {
  const form = event.target as HTMLFormElement;
  const running = form.querySelector<HTMLElement>(RUNNING);
  if (!running && !leadTo(form.querySelector<HTMLElement>(STOPPED))) return;
  event.preventDefault();
  event.stopPropagation();
  if (!running) return;
  held = { form, submitter: event.submitter };
  isWaitingForUploads.set(true);
  running.focus();
}

/** Shows what stopped, once: a person who sends the form again has seen it. */
function leadTo(stopped: HTMLElement | null): boolean {
  if (!stopped) return false;
  stopped.dataset.told = '';
  stopped.focus();
  return true;
}

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function keepPage(event: DragEvent): void {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
}
