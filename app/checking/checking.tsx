'use client';
import { useEffect, useRef } from 'react';
import { useSaid } from '@/components/form/use-said';
import type { Rules } from './rules';
import { watchForm } from './watch-form';

/** Has the form it stands in checked while one fills it. Shows nothing of its own; says aloud what is said at a field. */
export function Checking({ loadRules }: { loadRules: (form: HTMLFormElement) => Promise<Rules> }) {
  const place = useRef<HTMLParagraphElement>(null);
  const [said, say] = useSaid();
  useEffect(() => {
    const form = place.current?.closest('form');
    if (!form) return;
    const over = new AbortController();
    watchForm(form, loadRules, say, over.signal);
    return () => over.abort();
  }, [loadRules, say]);
  return (
    <p className="fr-sr-only" aria-live="polite" ref={place}>
      {said}
    </p>
  );
}
