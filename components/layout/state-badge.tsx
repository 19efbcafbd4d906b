import type { ReactNode } from 'react';

/** How far something is, in words; the colour only adds to them. */
export function StateBadge({
  tone,
  children,
}: {
  tone: 'done' | 'started' | 'to_do' | 'to_mend';
  children: ReactNode;
}) {
  return <span className={`fr-badge fr-badge--sm fr-badge--no-icon ${CLASS[tone]}`.trim()}>{children}</span>;
}

const CLASS = {
  done: 'fr-badge--success',
  started: 'fr-badge--info',
  to_do: '',
  to_mend: 'fr-badge--warning',
} as const;
