'use client';
import { useEffect, useRef, useState } from 'react';
import type { ChangedElsewhere } from '@/app/candidate/market_applications/[identifier]/unsaved-entries';
import { autosaveText as text } from '@/lib/text/autosave';
import { fieldText } from '@/lib/text/fields';
import { type Autosave as Running, type Shown, startAutosave } from './start-autosave';
import type { ToldChange } from './typed-form';

type Props = {
  /** Where drafts are posted. */
  address: string;
  /** Where one reads what became of the application. */
  whereItIs: string;
  /** What the page says at its top that somebody else saved. */
  changed: readonly ChangedElsewhere[];
};

const NOTHING_YET: Shown = {
  isSaved: true,
  failure: null,
  answer: null,
  conflicts: [],
  updated: [],
  toReload: [],
};

/**
 * Saves the form it stands in while one types, and says so at the foot of the window: quietly while it works, loudly when
 * it does not. Without scripts nothing is drawn, and each step is saved by its button as ever.
 */
export function Autosave({ address, whereItIs, changed }: Props) {
  const foot = useRef<HTMLDivElement>(null);
  const running = useRef<Running>(undefined);
  const [shown, setShown] = useState(NOTHING_YET);
  useEffect(() => {
    const form = foot.current?.closest('form');
    if (!form) return;
    const started = startAutosave(form, address, changed.map(asTold), (next) => {
      form.dataset.saving = next.failure ? 'failing' : next.isSaved ? 'saved' : 'unsaved';
      setShown(next);
    });
    running.current = started;
    return started.stop;
  }, [address, changed]);
  const { isSaved, failure, answer, conflicts } = shown;
  const closed = answer && closedInWords(answer.closed);
  return (
    <div className="pm-saving pm-scripted" ref={foot}>
      <div className="pm-saving__alert" role="alert">
        {failure && <Failure failure={failure} whereItIs={whereItIs} />}
        {!failure && conflicts.length > 0 && (
          <Conflicts conflicts={conflicts} onChoice={(change, keep) => running.current?.resolve(change, keep)} />
        )}
        {!failure && closed && <p>{closed}</p>}
      </div>
      <p className="pm-saving__state" aria-live="polite">
        {answer ? text.saved(answer.saved_at) : !failure && text.ready}
        <Elsewhere shown={shown} />
      </p>
      <p className="pm-saving__moment" aria-hidden>
        {!isSaved && !failure && text.saving}
      </p>
    </div>
  );
}

function Failure({ failure, whereItIs }: { failure: NonNullable<Shown['failure']>; whereItIs: string }) {
  const { title, message } = text.failures[failure];
  return (
    <>
      <p className="fr-text--bold">{title}</p>
      <p>{message}</p>
      {failure === 'conflict' && (
        <p>
          <a href={whereItIs}>{text.whereItIs}</a>
        </p>
      )}
    </>
  );
}

type ConflictsProps = {
  conflicts: readonly ToldChange[];
  onChoice: (change: ToldChange, keep: 'mine' | 'theirs') => void;
};

/** What is saved elsewhere, beside what is typed here: a person chooses. */
function Conflicts({ conflicts, onChoice }: ConflictsProps) {
  return (
    <>
      <p className="fr-text--bold">{text.conflictTitle}</p>
      <ul>
        {conflicts.map((change) => (
          <li key={change.name}>
            {fieldText.aboutField(change.label, text.savedElsewhere(change.saved_in_words))}
            <ul className="fr-btns-group fr-btns-group--inline fr-btns-group--sm fr-mt-1w">
              <li>
                <button type="button" className="fr-btn" onClick={() => onChoice(change, 'mine')}>
                  {text.keepMine}
                  <span className="fr-sr-only">{text.about(change.label)}</span>
                </button>
              </li>
              <li>
                <button type="button" className="fr-btn fr-btn--secondary" onClick={() => onChoice(change, 'theirs')}>
                  {text.takeTheirs}
                  <span className="fr-sr-only">{text.about(change.label)}</span>
                </button>
              </li>
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}

function Elsewhere({ shown: { updated, toReload } }: { shown: Shown }) {
  return (
    <>
      {updated.length > 0 && <span className="pm-saving__elsewhere">{text.updated(updated)}</span>}
      {toReload.length > 0 && <span className="pm-saving__elsewhere">{text.toReload(toReload)}</span>}
    </>
  );
}

const asTold = ({ name, label, saved, savedInWords }: ChangedElsewhere): ToldChange => ({
  ...{ name, label, saved, saved_in_words: savedInWords },
  is_conflict: true,
});

const closedInWords = (closed: string | null) =>
  closed !== null && Object.hasOwn(text.closed, closed) ? text.closed[closed as keyof typeof text.closed] : null;
