import { CARD_REMOVED } from '@/components/form/card-events';
import { tellKept } from '@/components/form/kept';
import { LEAVES } from '@/components/layout/leave-menu';
import { markUnanswered } from './mark-unanswered';
import { type DraftAnswer, postDraft } from './post-draft';
import { type LoopState, type SaveLoop, startSaveLoop } from './save-loop';
import { type ToldChange, TypedForm } from './typed-form';

export type Shown = LoopState & {
  answer: DraftAnswer | null;
  conflicts: ToldChange[];
  updated: string[];
  toReload: string[];
};

export type Autosave = {
  resolve: (change: ToldChange, keep: 'mine' | 'theirs') => void;
  stop: () => void;
};

/** Saves a form while one types in it, and says how that goes; asks before a page that holds something unsaved closes. */
export function startAutosave(
  form: HTMLFormElement,
  address: string,
  changed: readonly ToldChange[],
  show: (shown: Shown) => void,
): Autosave {
  const typed = new TypedForm(form, changed);
  let last: Omit<Shown, keyof LoopState | 'conflicts'> = { answer: null, updated: [], toReload: [] };
  const over = new AbortController();
  let isLeaving = false;

  const tell = (state: LoopState) => {
    setLeaveWarning((!state.isSaved || typed.conflicts.length > 0) && !isLeaving);
    show({ ...state, ...last, conflicts: typed.conflicts });
  };
  const loop = startSaveLoop({
    // Once the form itself is on its way, it carries everything.
    hasUnsaved: () => !isLeaving && typed.hasUnsaved(),
    async send() {
      const { entries, body } = typed.sending();
      const outcome = await postDraft(address, body);
      if (outcome.kind === 'saved') {
        last = { answer: outcome.answer, ...typed.saved(entries, outcome.answer.changes) };
        markUnanswered(form, outcome.answer.unanswered);
        tellKept();
      }
      return outcome;
    },
    tell,
  });

  const on = { signal: over.signal };
  form.addEventListener('input', () => loop.touched(false), on);
  form.addEventListener('change', () => loop.touched(true), on);
  form.addEventListener(
    CARD_REMOVED,
    (event) => {
      typed.removed((event as CustomEvent<string>).detail);
      loop.touched(true);
    },
    on,
  );
  window.addEventListener('online', () => void loop.flush(), on);
  window.addEventListener('focus', () => void loop.flush(), on);
  // Once the page is hidden, a phone may end it without an event.
  document.addEventListener('visibilitychange', () => void loop.flush(), on);
  window.addEventListener(
    'pageshow',
    () => {
      isLeaving = false;
    },
    on,
  );
  form.addEventListener(
    'submit',
    (event) =>
      onSubmit(event, typed, loop, () => {
        isLeaving = true;
        typed.acceptShown();
        setLeaveWarning(false);
      }),
    on,
  );
  document.addEventListener('submit', (event) => saveBeforeLeaving(event, typed, loop), on);
  // Typed before this script ran, or given back by the browser.
  if (typed.hasUnsaved()) loop.touched(true);

  return {
    resolve(change, keep) {
      typed.resolve(change, keep);
      loop.touched(true);
    },
    stop() {
      over.abort();
      loop.stop();
      setLeaveWarning(false);
    },
  };
}

const warn = (event: BeforeUnloadEvent) => event.preventDefault();

/** Only while something is unsaved: browsers keep no page at hand for « back » that asks. */
function setLeaveWarning(isNeeded: boolean): void {
  if (isNeeded) window.addEventListener('beforeunload', warn);
  else window.removeEventListener('beforeunload', warn);
}

/** While saving does not work, a post would replace this page, and what it holds, by an error: it waits for a save. */
function onSubmit(event: SubmitEvent, typed: TypedForm, loop: SaveLoop, leave: () => void): void {
  if (form(event).dataset.saving !== 'failing') {
    leave();
    return;
  }
  event.preventDefault();
  const { submitter } = event;
  void loop.flush().then(() => {
    if (typed.hasUnsaved() || form(event).dataset.saving === 'failing') return;
    leave();
    form(event).requestSubmit(submitter);
  });
}

/** « Quitter » ends what lets drafts be saved: it waits for one try to save what is typed; after that the browser asks. */
function saveBeforeLeaving(event: SubmitEvent, typed: TypedForm, loop: SaveLoop): void {
  const leaving = form(event);
  if (!leaving.hasAttribute(LEAVES) || !typed.hasUnsaved()) return;
  if (leaving.dataset.triedToSave) return;
  event.preventDefault();
  const { submitter } = event;
  void loop.flush().then(() => {
    leaving.dataset.triedToSave = 'yes';
    leaving.requestSubmit(submitter);
    delete leaving.dataset.triedToSave;
  });
}

const form = (event: SubmitEvent) => event.target as HTMLFormElement;
