import type { countMarketsConcerned } from '@/db/queries/console/catalogue';
import { catalogueText as text } from '@/lib/text/admin-catalogue';

export type CatalogueAction = 'edit' | 'archive' | 'restore';

type ConcernedProps = { action: CatalogueAction; counts: Awaited<ReturnType<typeof countMarketsConcerned>> };

/** Whom a change reaches, and whom it does not. */
export function Concerned({ action, counts }: ConcernedProps) {
  const { offered, ticked, completed } = counts;
  const lines = {
    edit: [text.upcoming, text.offered(offered)],
    archive: [text.archiveEffect, text.ticked(ticked)],
    restore: [text.restoreEffect, text.offered(offered)],
  }[action];
  return (
    <>
      <h2 className="fr-h4">{text.concerned}</h2>
      <ul>
        {[...lines, text.frozen(completed)].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
