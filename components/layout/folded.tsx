import type { ReactNode } from 'react';

type FoldedProps = { title: string; isOpen?: boolean; children: ReactNode };

/** What one opens when one wants it; opens without scripts, and by itself for a link that leads inside. */
export function Folded({ title, isOpen = false, children }: FoldedProps) {
  return (
    <details className="pm-folded" open={isOpen}>
      <summary>{title}</summary>
      <div>{children}</div>
    </details>
  );
}
