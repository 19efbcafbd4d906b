export type Entry = { href: string; text: string; entries?: readonly Entry[] };

/** The DSFR's summary of a long page. */
export function Contents({ id, title, entries }: { id: string; title: string; entries: readonly Entry[] }) {
  return (
    <nav className="fr-summary fr-my-4w" aria-labelledby={id}>
      <h2 className="fr-summary__title" id={id}>
        {title}
      </h2>
      <Entries entries={entries} />
    </nav>
  );
}

function Entries({ entries }: { entries: readonly Entry[] }) {
  return (
    <ol>
      {entries.map(({ href, text, entries: below = [] }) => (
        <li key={href}>
          <a className="fr-summary__link" href={href}>
            {text}
          </a>
          {below.length > 0 && <Entries entries={below} />}
        </li>
      ))}
    </ol>
  );
}
