import { Link, Text, View } from '@react-pdf/renderer';
import { narrow, tag } from '@/lib/fields/printing/pdf-style';
import type { ContentsEntry } from '@/lib/kits/pdfa/contents';
import { attestationText } from '@/lib/text/attestation';
import { BODY, CONTENT_WIDTH, pageStyle, ROOM_UNDER_HEADING } from './page-style';

/** With more entries than this, only those of the first level: the parts of a group, not what is in each. */
const MOST_ENTRIES = 50;
/** So many stay on one page. */
const ENTRIES_TOGETHER = 25;
const LINE_HEIGHT = 18;
const PAGE_WIDTH = 36;
const INDENT = 14;

/** The table of contents of a long attestation: each entry takes a line, so that a page number moves nothing, and leads there. */
export function ContentsTable({ entries }: { entries: readonly ContentsEntry[] }) {
  const isWhole = entries.length <= ENTRIES_TOGETHER;
  const shown = entries.length > MOST_ENTRIES ? entries.filter(({ level }) => level === 1) : entries;
  return (
    <>
      <Text
        style={pageStyle.h2}
        minPresenceAhead={isWhole ? entries.length * LINE_HEIGHT : ROOM_UNDER_HEADING}
        {...tag('H2')}
      >
        {attestationText.contents}
      </Text>
      <View wrap={!isWhole} {...tag('TOC')}>
        {[...shown.entries()].map(([index, entry]) => (
          <ContentsLine key={index} entry={entry} />
        ))}
      </View>
    </>
  );
}

function ContentsLine({ entry: { title, level, page, link } }: { entry: ContentsEntry }) {
  const indent = (level - 1) * INDENT;
  const width = CONTENT_WIDTH - PAGE_WIDTH - indent;
  return (
    <View style={[pageStyle.contentsLine, { paddingLeft: indent }]} wrap={false} {...tag('TOCI')}>
      <Text style={{ ...BODY, width }} {...narrow(width, BODY.fontSize)} {...tag('P')}>
        <Link src={link} style={pageStyle.contentsLink}>
          {title}
        </Link>
      </Text>
      <Text style={[pageStyle.contentsPage, { width: PAGE_WIDTH }]} {...tag('P')}>
        {page === null ? '0' : `${page}`}
      </Text>
    </View>
  );
}
