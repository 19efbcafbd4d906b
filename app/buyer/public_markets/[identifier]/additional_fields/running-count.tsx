'use client';
import { useEffect, useState } from 'react';
import { FIELD_INPUT, WANTED_INPUT } from '@/app/buyer/public_markets/[identifier]/input-names';
import { buyerText } from '@/lib/text/buyer';

type Counted = { total: number; automatic: number };

/**
 * How much is asked for in addition, near the button that saves it. The server counts what the page shows ticked; with
 * scripts the sentence follows each tick, and is announced.
 */
export function RunningCount({ fieldsId, ...shown }: Counted & { fieldsId: string }) {
  const [counted, setCounted] = useState<Counted>(shown);
  useEffect(() => {
    const form = document.getElementById(fieldsId)?.closest('form');
    if (!form) return;
    const recount = () => setCounted(countIn(form));
    recount();
    form.addEventListener('change', recount);
    return () => form.removeEventListener('change', recount);
  }, [fieldsId]);
  return (
    <p className="pm-count fr-text--bold" role="status">
      {buyerText.additional.count(counted.total, counted.automatic)}
    </p>
  );
}

/** « Non » asks for nothing, whatever is ticked. */
function countIn(form: HTMLFormElement): Counted {
  if (form.querySelector(`input[name=${WANTED_INPUT}][value=no]:checked`)) return { total: 0, automatic: 0 };
  const ticked = [...form.querySelectorAll<HTMLInputElement>(`input[name=${FIELD_INPUT}]:checked`)];
  return { total: ticked.length, automatic: ticked.filter((input) => input.dataset.source === 'register').length };
}
