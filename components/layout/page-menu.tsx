import type { ReactNode } from 'react';

type Item = { href: string; label: string; state: ReactNode };

/** The parts of a long page, each with how far it is: the DSFR's summary. */
export function PageMenu({ title, items }: { title: string; items: readonly Item[] }) {
  return (
    <nav className="fr-summary fr-mb-4w" aria-labelledby="sur-cette-page">
      <p className="fr-summary__title" id="sur-cette-page">
        {title}
      </p>
      <ol className="fr-summary__list">
        {items.map(({ href, label, state }) => (
          <li key={href}>
            <a className="fr-summary__link" href={href}>
              {label}
            </a>{' '}
            {state}
          </li>
        ))}
      </ol>
    </nav>
  );
}
