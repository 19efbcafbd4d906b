import type { ReactNode } from 'react';

type AlertProps = { severity: 'info' | 'success' | 'warning'; title: string; children: ReactNode };

/** The DSFR's alert; its title is a paragraph, for headings must come in order wherever it stands. */
export function Alert({ severity, title, children }: AlertProps) {
  return (
    <div className={`fr-alert fr-alert--${severity}`}>
      <p className="fr-alert__title">{title}</p>
      {children}
    </div>
  );
}
