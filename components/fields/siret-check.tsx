'use client';
import { useEffect, useState } from 'react';
import { checkSiret } from '@/lib/siret';
import { fieldText } from '@/lib/text/fields';

/**
 * Looks at a SIRET once it is typed, by the rule that the server applies when it is saved. Its line is always there, so
 * that nothing moves when it speaks; it takes the place of what the server had said before.
 */
export function SiretCheck({ inputId }: { inputId: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const input = document.getElementById(inputId);
    if (!(input instanceof HTMLInputElement)) return;
    const look = () => {
      const checked = checkSiret(input.value);
      if (!checked.ok && checked.reason === 'empty') setSaid('');
      else
        setSaid(
          checked.ok ? fieldText.siretWellFormed : fieldText.problem({ code: `siret_${checked.reason}` }, input.value),
        );
      const before = document.getElementById(`${inputId}-errors`);
      if (before) before.hidden = true;
    };
    input.addEventListener('change', look);
    return () => input.removeEventListener('change', look);
  }, [inputId]);
  return (
    <p className="pm-siret fr-hint-text" role="status">
      {said}
    </p>
  );
}
