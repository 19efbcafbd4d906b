'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const FIRST_WAIT_MS = 1_000;
const MAX_WAIT_MS = 15_000;
const GROWTH = 1.25;

type Props = {
  /** Answers, to a browser that may see the page, the text that says how far things are. */
  address: string;
  /** That text, as the page shows it. */
  shown: string;
  /** Says that the page follows by itself; for those who have scripts only. */
  sentence: string;
};

/**
 * Asks how far things are, less and less often, and has the server draw the page again when that has changed. Asks
 * nothing while the page is out of sight. The page stops following by not drawing this any more.
 */
export function FollowProgress({ address, shown, sentence }: Props) {
  const router = useRouter();
  useEffect(() => follow(address, shown, () => router.refresh()), [address, shown, router]);
  return <p className="pm-scripted fr-text--sm">{sentence}</p>;
}

/** Returns what stops it. */
function follow(address: string, shown: string, onChange: () => void): () => void {
  const stopped = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitMs = FIRST_WAIT_MS;

  const look = async () => {
    if (await hasChanged(address, shown, stopped.signal)) onChange();
    if (!stopped.signal.aborted) wait();
  };
  const wait = () => {
    clearTimeout(timer);
    if (document.hidden) return;
    timer = setTimeout(look, waitMs);
    waitMs = Math.min(waitMs * GROWTH, MAX_WAIT_MS);
  };
  // Back in sight: soon up to date again.
  const onVisibility = () => {
    waitMs = FIRST_WAIT_MS;
    wait();
  };

  document.addEventListener('visibilitychange', onVisibility, { signal: stopped.signal });
  wait();
  return () => {
    clearTimeout(timer);
    stopped.abort();
  };
}

/** A server that restarts, a tunnel, a lost network: no news, to be asked for again. A lost access is news. */
async function hasChanged(address: string, shown: string, signal: AbortSignal): Promise<boolean> {
  try {
    const answer = await fetch(address, { cache: 'no-store', signal });
    return answer.status === 401 || (answer.ok && (await answer.text()) !== shown);
  } catch {
    return false;
  }
}
