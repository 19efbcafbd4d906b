import { Timeline } from '@/components/console/timeline';
import type { TimelineEvent } from '@/lib/console/timeline';
import { listText } from '@/lib/text/admin-lists';
import { formatMomentSeconds } from '@/lib/text/short-dates';

/** What happened, under its heading. */
export function TimelineSection({ events }: { events: readonly TimelineEvent[] }) {
  return (
    <section aria-labelledby="chronologie">
      <h2 className="fr-h4" id="chronologie">
        {listText.timeline}
      </h2>
      <p className="fr-text--sm">{listText.timelineNote}</p>
      <Timeline
        items={events.map(({ at, what, href }, rank) => ({
          key: `${at.toISOString()} ${what} ${events.length - rank}`,
          at,
          when: formatMomentSeconds(at),
          what: href ? <a href={href}>{what}</a> : what,
        }))}
      />
    </section>
  );
}
