import type { ReactNode } from 'react';
import { Moment } from './moment';

export type TimelineItem = { key: string; at: Date; when: string; what: ReactNode };

/** What happened, the latest first. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol className="pm-timeline" reversed>
      {items.map(({ key, at, when, what }) => (
        <li key={key} className="pm-timeline__event">
          <Moment at={at}>{when}</Moment>
          <span>{what}</span>
        </li>
      ))}
    </ol>
  );
}
