import { Text } from '@react-pdf/renderer';
import { headingTag, tag } from '@/lib/fields/printing/pdf-style';
import { pageStyle, ROOM_UNDER_HEADING } from './page-style';

/**
 * Headings, which never stay alone at the foot of a page as long as they are direct children of it: a first child of a
 * view is never moved to the next page. `depth`: how many titles stand above it, the document's apart; in a group, those of a
 * member's part stand under its name.
 */
type HeadingProps = { title: string; roomUnder?: number; depth?: number };

export function SectionTitle({ title, roomUnder = ROOM_UNDER_HEADING, depth = 0 }: HeadingProps) {
  return (
    <Text style={pageStyle.h2} minPresenceAhead={roomUnder} {...headingTag(depth > 0 ? 'H3' : 'H2', title, depth + 1)}>
      {title}
    </Text>
  );
}

export function SubsectionTitle({ title, roomUnder = ROOM_UNDER_HEADING / 2, depth = 1 }: HeadingProps) {
  return (
    <Text style={pageStyle.h3} minPresenceAhead={roomUnder} {...tag(depth > 1 ? 'H4' : 'H3')}>
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
