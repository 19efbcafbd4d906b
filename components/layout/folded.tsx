import type { ReactNode } from 'react';

type FoldedProps = {
  title: string;
  /** Tells apart, to who does not see the page, several that have the same title. */
  about?: string;
  isOpen?: boolean;
  children: ReactNode;
};

/** What one opens when one wants it; opens without scripts, and by itself for a link that leads inside. */
export function Folded({ title, about, isOpen = false, children }: FoldedProps) {
  return (
    <details className="pm-folded" open={isOpen}>
      <summary>
        {title}
        {about && <span className="fr-sr-only"> {about}</span>}
      </summary>
      <div>{children}</div>
    </details>
  );
}
