import type { ReactNode } from 'react';

/** Says above everything that nothing here is real. Not closable: it stays true. */
export function DemonstrationNotice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="fr-notice fr-notice--info" aria-label={title}>
      <div className="fr-container">
        <div className="fr-notice__body">
          <p>
            <span className="fr-notice__title">{title}</span> <span className="fr-notice__desc">{children}</span>
          </p>
        </div>
      </div>
    </section>
  );
}
