'use client';
import { useEffect, useRef, useState } from 'react';

type Props = {
  href: string;
  /** True once there is nothing left to wait for. */
  done: boolean;
  /** True when what the page tells of was done moments ago: opened finished, it is then part of the same journey. */
  justDone: boolean;
  seconds: number;
  text: { announcement: string; countdown: string; stay: string; stayed: string };
};

/**
 * Goes back to where one came from, once things are done: only when this page saw it happen or opens right after,
 * once per tab, said beforehand and cancellable (WCAG 2.2.1), by a button or by doing something else here. Screen readers
 * are told once, in a live region; the countdown that others see is the only number.
 */
export function AutomaticReturn({ href, done, justDone, seconds, text }: Props) {
  const [opening] = useState({ done, justDone });
  const [phase, setPhase] = useState<'waiting' | 'counting' | 'stayed' | 'busy'>('waiting');
  const due = done && (opening.justDone || !opening.done);
  useEffect(() => {
    if (due && isFirstTime(href)) setPhase('counting');
  }, [due, href]);
  useEffect(() => {
    if (phase === 'counting') return onceBusy(() => setPhase('busy'));
  }, [phase]);
  return (
    <div className={phase === 'waiting' ? undefined : 'fr-callout'}>
      <div aria-live="polite">
        {phase === 'counting' && <p className="fr-sr-only">{text.announcement}</p>}
        {phase === 'stayed' && <FocusedParagraph>{text.stayed}</FocusedParagraph>}
        {phase === 'busy' && <p>{text.stayed}</p>}
      </div>
      {phase === 'counting' && (
        <>
          <Countdown href={href} seconds={seconds} label={text.countdown} />
          <button type="button" className="fr-btn fr-btn--secondary" onClick={() => setPhase('stayed')}>
            {text.stay}
          </button>
        </>
      )}
    </div>
  );
}

function Countdown({ href, seconds, label }: { href: string; seconds: number; label: string }) {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) setLeft((current) => Math.max(0, current - 1));
    }, 1000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (left === 0) window.location.assign(href);
  }, [left, href]);
  return (
    <p aria-hidden="true">
      {label} {left} s
    </p>
  );
}

/** Calls back once the person scrolls, types, or follows a link of the page, a download's for instance. Returns what stops it. */
function onceBusy(callBack: () => void): () => void {
  const over = new AbortController();
  const { signal } = over;
  const stop = () => {
    over.abort();
    callBack();
  };
  for (const act of ['scroll', 'wheel', 'touchmove']) window.addEventListener(act, stop, { signal, passive: true });
  // Enter and the space bar press a button, the one that stays among them.
  document.addEventListener('keydown', ({ key }) => [' ', 'Enter', 'Tab', 'Shift'].includes(key) || stop(), { signal });
  document.addEventListener('click', ({ target }) => target instanceof Element && target.closest('a') && stop(), {
    signal,
  });
  return () => over.abort();
}

/** Takes the focus from the button that has just gone. */
function FocusedParagraph({ children }: { children: string }) {
  const paragraph = useRef<HTMLParagraphElement>(null);
  useEffect(() => paragraph.current?.focus(), []);
  return (
    <p tabIndex={-1} ref={paragraph}>
      {children}
    </p>
  );
}

/** Coming back to the page by the browser's « back », or reloading it, must not throw one out again. */
function isFirstTime(href: string): boolean {
  try {
    const key = `automatic-return ${href}`;
    if (sessionStorage.getItem(key)) return false;
    sessionStorage.setItem(key, 'offered');
  } catch {
    // A browser that keeps nothing: said again after each reload, and as cancellable.
  }
  return true;
}
