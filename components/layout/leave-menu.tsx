type LeaveMenuProps = {
  title: string;
  hint: string;
  /** What one leaves: the address that the form posts to, and the words of the button. */
  one: { action: string; label: string };
  everything: { action: string; label: string };
};

/** Told to the scripts of the page: they save what is typed before this form goes. */
export const LEAVES = 'data-leaves';

/** « Quitter », at the top of each page that a link opened; unfolds and posts without scripts. */
export function LeaveMenu({ title, hint, one, everything }: LeaveMenuProps) {
  return (
    <div className="fr-container">
      <details className="pm-leave">
        <summary>{title}</summary>
        <form method="post" action={one.action} {...{ [LEAVES]: '' }}>
          <p className="fr-text--sm">{hint}</p>
          <div className="pm-leave__buttons">
            <button type="submit" className="fr-btn fr-btn--secondary fr-btn--sm">
              {one.label}
            </button>
            <button type="submit" className="fr-btn fr-btn--secondary fr-btn--sm" formAction={everything.action}>
              {everything.label}
            </button>
          </div>
        </form>
      </details>
    </div>
  );
}
