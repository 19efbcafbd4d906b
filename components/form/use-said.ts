import { useEffect, useState } from 'react';

/** Long enough to be heard after what one was hearing: screen readers take the words when they come. */
const FORGOTTEN_AFTER_MS = 10_000;

/**
 * Words for a live region, and what says them. They are gone a moment later: who reads the page through does not meet
 * them a second time, and the same words said again are heard again.
 */
export function useSaid(): [said: string, say: (words: string) => void] {
  const [said, say] = useState('');
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => say(''), FORGOTTEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return [said, say];
}
