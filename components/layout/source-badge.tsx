import type { ReactNode } from 'react';

/** Where a value comes from: a register, the candidate, or nowhere yet. */
export type Source = 'register' | 'candidate' | 'missing';

const CLASS_BY_SOURCE = {
  register: 'fr-badge--success',
  candidate: 'fr-badge--info',
  missing: '',
} satisfies Record<Source, string>;

/** Green, blue or grey; the words carry the meaning, the colour only helps the eye. */
export function SourceBadge({ source, children }: { source: Source; children: ReactNode }) {
  return (
    <span className={`fr-badge fr-badge--sm fr-badge--no-icon ${CLASS_BY_SOURCE[source]}`.trim()}>{children}</span>
  );
}
