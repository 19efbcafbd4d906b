'use client';
import { useEffect, useState } from 'react';
import { watchButtons } from './watch-buttons';

/** Once in a page: its buttons say that they work. `words`: what is said when the answer is long in coming. */
export function ButtonWatch({ words }: { words: string }) {
  const [isSlow, tell] = useState(false);
  useEffect(() => {
    const over = new AbortController();
    watchButtons(tell, over.signal);
    return () => over.abort();
  }, []);
  return (
    <div className="pm-wait" aria-live="polite">
      {isSlow && <p>{words}</p>}
    </div>
  );
}
