import { Link, StyleSheet, Text, View } from '@react-pdf/renderer';
import { attestationText } from '@/lib/text/attestation';
import { formatSize } from '@/lib/text/format';
import type { BadgeTone, Block, FileReference } from './blocks';
import { narrow, paperColor, tag } from './pdf-style';
import { PaperTable } from './pdf-table';

const style = StyleSheet.create({
  paragraph: { marginBottom: 3, lineHeight: 1.4 },
  pair: { flexDirection: 'row', marginBottom: 3 },
  pairLabel: { width: '36%', paddingRight: 8, color: paperColor.quiet, lineHeight: 1.4 },
  pairValue: { width: '64%', lineHeight: 1.4 },
  link: { color: paperColor.accent, textDecoration: 'underline' },
  missing: { marginBottom: 3, color: paperColor.quiet, lineHeight: 1.4 },
  badge: {
    alignSelf: 'flex-start',
    marginBottom: 3,
    paddingHorizontal: 5,
    paddingVertical: 1.5,
    borderRadius: 3,
    fontSize: 7.5,
    fontWeight: 700,
  },
  file: { marginBottom: 4, paddingLeft: 6, borderLeftWidth: 2, borderLeftColor: paperColor.line },
  fileName: { fontWeight: 700, lineHeight: 1.3 },
  fileFacts: { fontSize: 8, color: paperColor.quiet, lineHeight: 1.35 },
  flagged: { color: paperColor.alert },
});

const BADGE_COLORS: Record<BadgeTone, { backgroundColor: string; color: string }> = {
  green: { backgroundColor: '#dffee6', color: '#18753c' },
  blue: { backgroundColor: '#e8edff', color: '#0063cb' },
  grey: { backgroundColor: '#eeeeee', color: '#5e5e5e' },
  red: { backgroundColor: '#ffe9e6', color: '#a82000' },
};

/** Draws what an answer means on paper. `widthPoints`: the width that the page leaves to the blocks. */
export function PaperBlocks({ blocks, widthPoints }: { blocks: readonly Block[]; widthPoints: number }) {
  return [...blocks.entries()].map(([index, block]) => (
    <PaperBlock key={index} block={block} widthPoints={widthPoints} />
  ));
}

function PaperBlock({ block, widthPoints }: { block: Block; widthPoints: number }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <Text style={style.paragraph} {...tag('P')}>
          {block.text}
        </Text>
      );
    case 'pair':
      return <PaperPair label={block.label} value={block.value} widthPoints={widthPoints} />;
    case 'link':
      return <PaperLink href={block.href} text={block.text} />;
    case 'table':
      return <PaperTable block={block} widthPoints={widthPoints} />;
    case 'files':
      return [...block.files.entries()].map(([index, file]) => <PaperFile key={index} file={file} />);
    case 'badge':
      return (
        <Text style={[style.badge, BADGE_COLORS[block.tone]]} {...tag('P')}>
          {block.text}
        </Text>
      );
    case 'missing':
      return (
        <Text style={style.missing} {...tag('P')}>
          {block.text}
        </Text>
      );
  }
}

/** A label and its value side by side. */
export function PaperPair({ label, value, widthPoints }: { label: string; value: string; widthPoints: number }) {
  const isLong = value.length > 1000;
  return (
    <View style={style.pair} wrap={isLong}>
      <Text style={style.pairLabel} {...narrow(widthPoints * 0.36 - 8, 9.5)} {...tag('P')}>
        {label}
      </Text>
      <Text style={style.pairValue} {...narrow(widthPoints * 0.64, 9.5)} {...tag('P')}>
        {value}
      </Text>
    </View>
  );
}

/** The text, and the address when the text does not say it: paper cannot be clicked. */
export function PaperLink({ href, text }: { href: string; text: string }) {
  const target = webAddress(href);
  const label = text === href ? text : `${text} (${href})`;
  return (
    <Text style={style.paragraph} {...tag('P')}>
      {target ? (
        <Link src={target} style={style.link}>
          {label}
        </Link>
      ) : (
        label
      )}
    </Text>
  );
}

/** What may be clicked: a web page or an e-mail address, in ASCII as a PDF wants it; `null` for anything else. */
function webAddress(href: string): string | null {
  if (!URL.canParse(href)) return null;
  const url = new URL(href);
  return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null;
}

function PaperFile({ file }: { file: FileReference }) {
  const isFlagged = file.scanState === 'flagged';
  return (
    <View style={style.file} wrap={false}>
      <Text style={style.fileName} {...tag('P')}>
        {file.name}
      </Text>
      <Text style={isFlagged ? [style.fileFacts, style.flagged] : style.fileFacts} {...tag('P')}>
        {`${formatSize(file.sizeBytes)}  ·  ${attestationText.scanStates[file.scanState]}`}
      </Text>
      <Text style={style.fileFacts} wrap={false} {...{ wordLimit: 80 }} {...tag('P')}>
        {attestationText.fileDigest(file.sha256)}
      </Text>
    </View>
  );
}
