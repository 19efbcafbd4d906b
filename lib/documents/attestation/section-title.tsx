import { Text } from '@react-pdf/renderer';
import { tag } from '@/lib/fields/printing/pdf-style';
import { pageStyle, ROOM_UNDER_HEADING } from './page-style';

/**
 * Headings, which never stay alone at the foot of a page as long as they are direct children of it: a first child of a
 * view is never moved to the next page.
 */
export function SectionTitle({ title, roomUnder = ROOM_UNDER_HEADING }: { title: string; roomUnder?: number }) {
  return (
    <Text style={pageStyle.h2} minPresenceAhead={roomUnder} {...tag('H2')}>
      {title}
    </Text>
  );
}

export function SubsectionTitle({ title, roomUnder = ROOM_UNDER_HEADING / 2 }: { title: string; roomUnder?: number }) {
  return (
    <Text style={pageStyle.h3} minPresenceAhead={roomUnder} {...tag('H3')}>
      {title}
    </Text>
  );
}

/** What was asked, above its answer. */
export function EntryLabel({ label, roomUnder }: { label: string; roomUnder: number }) {
  return (
    <Text style={pageStyle.entryLabel} minPresenceAhead={roomUnder} {...tag('P')}>
      {label}
    </Text>
  );
}
