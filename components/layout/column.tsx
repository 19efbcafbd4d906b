import type { ReactNode } from 'react';

/** The one column of text and fields, at most about 75 characters wide. */
export function Column({ children }: { children: ReactNode }) {
  return (
    <div className="fr-container pm-column">
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-lg-8">{children}</div>
      </div>
    </div>
  );
}
