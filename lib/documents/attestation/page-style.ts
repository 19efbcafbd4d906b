import { StyleSheet } from '@react-pdf/renderer';
import { paperColor } from '@/lib/fields/printing/pdf-style';
import { PAPER_FONT, plainGlyphs } from '@/lib/kits/pdfa/paper-fonts';

/** A4 is 595 points wide (ISO 216, 72 points to the inch). */
const PAGE_WIDTH = 595;
const MARGIN = 48;
export const CONTENT_WIDTH = PAGE_WIDTH - 2 * MARGIN;
/** Share of the width for labels where a short answer stands beside its label. */
export const LABEL_SHARE = 0.36;
/** Least room that a heading wants under it before the end of the page, in points. */
export const ROOM_UNDER_HEADING = 70;
export const ROOM_UNDER_LABEL = 45;
/** A caption, the header, a row of three lines. */
export const ROOM_UNDER_TABLE_TITLE = 90;
/** A sub-section's title, the label of its first answer. */
export const TITLE_HEIGHT = 30;
export const LABEL_HEIGHT = 35;

/** react-pdf computes a line height from the size written beside it, never from an inherited one. */
export const BODY = { fontSize: 9.5, lineHeight: 1.4 };

export const pageStyle = StyleSheet.create({
  page: {
    fontFamily: PAPER_FONT,
    fontFeatureSettings: plainGlyphs,
    fontSize: 9.5,
    color: paperColor.ink,
    paddingTop: 92,
    paddingBottom: 60,
    paddingHorizontal: MARGIN,
  },
  header: {
    position: 'absolute',
    top: 32,
    left: MARGIN,
    right: MARGIN,
    flexDirection: 'row',
    justifyContent: 'space-between',
    alignItems: 'center',
    borderBottomWidth: 1,
    borderBottomColor: paperColor.accent,
    paddingBottom: 8,
  },
  brand: { flexDirection: 'row', alignItems: 'center' },
  brandName: { marginLeft: 8, fontSize: 13, fontWeight: 700, color: paperColor.accent },
  brandLine: { marginLeft: 8, fontSize: 7.5, color: paperColor.quiet },
  headerSide: { alignItems: 'flex-end', fontSize: 8, color: paperColor.quiet },
  headerDemonstration: { fontSize: 8, fontWeight: 700, color: paperColor.alert },
  footer: {
    position: 'absolute',
    bottom: 28,
    left: MARGIN,
    right: MARGIN,
    flexDirection: 'row',
    justifyContent: 'space-between',
    borderTopWidth: 0.5,
    borderTopColor: paperColor.line,
    paddingTop: 6,
    fontSize: 7.5,
    color: paperColor.quiet,
  },
  title: { fontSize: 20, fontWeight: 700, color: paperColor.ink, lineHeight: 1.2 },
  copy: { fontSize: 10, color: paperColor.quiet, marginTop: 2, marginBottom: 12 },
  certification: { fontSize: 10.5, lineHeight: 1.5, marginBottom: 14 },
  card: {
    flexDirection: 'row',
    justifyContent: 'space-between',
    padding: 14,
    marginBottom: 8,
    backgroundColor: paperColor.wash,
    borderLeftWidth: 3,
    borderLeftColor: paperColor.accent,
  },
  cardFacts: { flex: 1, paddingRight: 14 },
  fact: { marginBottom: 7 },
  factLabel: { fontSize: 8, color: paperColor.quiet, marginBottom: 1 },
  factValue: { fontSize: 10.5, fontWeight: 700, lineHeight: 1.3 },
  code: { alignItems: 'center', width: 92 },
  codeLabel: { fontSize: 7.5, color: paperColor.quiet, marginTop: 4 },
  h2: {
    fontSize: 14,
    fontWeight: 700,
    color: paperColor.accent,
    marginTop: 18,
    marginBottom: 8,
    paddingBottom: 3,
    borderBottomWidth: 0.75,
    borderBottomColor: paperColor.line,
  },
  h3: { fontSize: 11, fontWeight: 700, marginTop: 8, marginBottom: 6 },
  entryRow: { flexDirection: 'row', marginTop: 2, marginBottom: 4 },
  entryLabel: { ...BODY, fontWeight: 700, marginTop: 5, marginBottom: 3 },
  entryRowLabel: { width: `${LABEL_SHARE * 100}%`, paddingRight: 10, color: paperColor.quiet, ...BODY },
  entryRowValue: { width: `${(1 - LABEL_SHARE) * 100}%` },
  quote: { ...BODY, paddingLeft: 10, borderLeftWidth: 2, borderLeftColor: paperColor.line, marginBottom: 6 },
  paragraph: { ...BODY, marginBottom: 5 },
  choice: { fontSize: 10.5, fontWeight: 700, lineHeight: 1.4, marginBottom: 6 },
  contentsLine: {
    flexDirection: 'row',
    borderBottomWidth: 0.5,
    borderBottomColor: paperColor.line,
    paddingVertical: 1.5,
  },
  contentsLink: { color: paperColor.accent, textDecoration: 'none' },
  contentsPage: { ...BODY, textAlign: 'right' },
  point: { ...BODY, marginBottom: 2, paddingLeft: 6 },
  alert: { ...BODY, color: paperColor.alert, fontWeight: 700, marginBottom: 5 },
});
