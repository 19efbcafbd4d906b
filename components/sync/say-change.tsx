'use client';
import { useEffect, useRef } from 'react';
import { useSaid } from '@/components/form/use-said';

/**
 * Says aloud what a page that follows something has come to, once, whole and in order. Regions of the page that are live
 * each by themselves were heard from the last to the first, and those that changed at the same time not at all.
 */
export function SayChange({ words }: { words: string }) {
  const [said, say] = useSaid();
  const shown = useRef(words);
  useEffect(() => {
    if (shown.current === words) return;
    shown.current = words;
    say(words);
  }, [words, say]);
  return (
    <p className="fr-sr-only" aria-live="polite">
      {said}
    </p>
  );
}
