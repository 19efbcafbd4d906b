import { markUnanswered } from '@/app/candidate/market_applications/[identifier]/autosave/mark-unanswered';
import type { RegisterInWords } from '@/app/candidate/market_applications/[identifier]/registers/register-in-words';
import { shownRegisters } from '@/app/candidate/market_applications/[identifier]/registers/shown-registers';
import { onKept } from '@/components/form/kept';
import { type Scan, scans } from '@/components/form/uploads/scans';
import { shownStates } from './shown-states';
import type { StateInWords } from './states';

export type StatesAnswer = {
  /** By page. */
  parts: Record<string, StateInWords>;
  /** By id of file. */
  scans: Record<string, Scan>;
  /** Keys of the fields of the step that have no answer, and nothing to mend. */
  unanswered: string[];
  /** By key of field, what registers say of it. */
  registers: Record<string, RegisterInWords | null>;
  /** False while a file of the step waits for the antivirus, or one of its fields for a register. */
  is_settled: boolean;
};

/** Several things are often saved at once. */
const AFTER_SAVING_MS = 500;
const FIRST_WAIT_MS = 2_000;
const MAX_WAIT_MS = 30_000;
const GROWTH = 1.5;

/**
 * Asks how far things are after each save; on its own only while the antivirus is waited for, less and less often, and
 * never while the page is out of sight. An answer that does not come is no news: saving says it louder. Returns what
 * stops it.
 */
export function startFollowing(address: string, wasSettled: boolean): () => void {
  const over = new AbortController();
  let asking = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSettled = wasSettled;
  let waitMs = FIRST_WAIT_MS;

  const plan = (inMs: number) => {
    clearTimeout(timer);
    timer = setTimeout(look, inMs);
  };
  const wait = () => {
    if (isSettled || document.hidden) return;
    plan(waitMs);
    waitMs = Math.min(waitMs * GROWTH, MAX_WAIT_MS);
  };
  const look = async () => {
    asking.abort();
    asking = new AbortController();
    const answer = await ask(address, AbortSignal.any([over.signal, asking.signal]));
    if (answer === 'overtaken') return;
    if (answer) {
      show(answer);
      isSettled = answer.is_settled;
    }
    wait();
  };
  const soon = () => {
    waitMs = FIRST_WAIT_MS;
    plan(AFTER_SAVING_MS);
  };

  onKept(soon, over.signal);
  document.addEventListener('visibilitychange', wait, { signal: over.signal });
  // Given back as it was by « back » or « forward ».
  window.addEventListener('pageshow', ({ persisted }) => persisted && soon(), { signal: over.signal });
  wait();
  return () => {
    clearTimeout(timer);
    over.abort();
  };
}

async function ask(address: string, signal: AbortSignal): Promise<StatesAnswer | 'overtaken' | null> {
  try {
    const answer = await fetch(address, { cache: 'no-store', signal });
    return answer.ok ? await answer.json() : null;
  } catch {
    return signal.aborted ? 'overtaken' : null;
  }
}

function show(answer: StatesAnswer): void {
  shownStates.set(answer.parts);
  scans.set(answer.scans);
  shownRegisters.set(answer.registers);
  markUnanswered(document, answer.unanswered);
}
