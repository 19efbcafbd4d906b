'use client';
import { useEffect, useState } from 'react';
import type { Effort } from '@/lib/journey/effort';
import { buyerText } from '@/lib/text/buyer';
import { FIELD_INPUT, WANTED_INPUT } from './input-names';

type Props = { fieldsId: string; step: 'required' | 'additional'; shown: Effort };

/**
 * How much is asked for, and what it takes, near the button that saves it. The server counts what the page shows ticked;
 * with scripts the sentence follows each tick, and is announced.
 */
export function RunningCount({ fieldsId, step, shown }: Props) {
  const [effort, setEffort] = useState(shown);
  useEffect(() => {
    const form = document.getElementById(fieldsId)?.closest('form');
    if (!form) return;
    const recount = () => setEffort(countIn(form));
    recount();
    form.addEventListener('change', recount);
    return () => form.removeEventListener('change', recount);
  }, [fieldsId]);
  const total = effort.uploaded + effort.typed + effort.retrieved;
  return (
    <p className="pm-count fr-text--bold fr-mt-3w" aria-live="polite">
      {total === 0 ? buyerText.additional.none : buyerText.counted(buyerText[step].count(total), effort)}
    </p>
  );
}

/** « Non » asks for nothing, whatever is ticked. */
function countIn(form: HTMLFormElement): Effort {
  const effort: Effort = { retrieved: 0, typed: 0, uploaded: 0 };
  if (form.querySelector(`input[name=${WANTED_INPUT}]:not([value=yes]):checked`)) return effort;
  for (const input of form.querySelectorAll<HTMLInputElement>(`input[name=${FIELD_INPUT}]:checked`)) {
    effort[input.dataset.effort as keyof Effort]++;
  }
  return effort;
}
