type Link = { href: string; label: string };

/** The way on in a long list, and back to where it begins. */
export function Pager({ label, first, next }: { label: string; first: Link | null; next: Link | null }) {
  if (!first && !next) return null;
  return (
    <nav className="pm-pager" aria-label={label}>
      {[first, next].map(
        (link) =>
          link && (
            <a key={link.label} className="fr-btn fr-btn--tertiary fr-btn--sm" href={link.href}>
              {link.label}
            </a>
          ),
      )}
    </nav>
  );
}
