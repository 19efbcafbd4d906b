/** The way back to where one came from, above and below a page that one only reads. */
export function BackLink({ href, children }: { href: string; children: string }) {
  return (
    <p>
      <a className="fr-link fr-icon-arrow-left-line fr-link--icon-left" href={href}>
        {children}
      </a>
    </p>
  );
}
