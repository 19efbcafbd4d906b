import { Link, StyleSheet, Text, View } from '@react-pdf/renderer';
import { type BadgeTone, type Block, type PrintedFile, webAddress } from '@/lib/fields/blocks';
import { EXTENSIONS } from '@/lib/kits/files/media-types';
import { attestationText } from '@/lib/text/attestation';
import { formatSize } from '@/lib/text/format';
import { groupCards, isBeside } from './pdf-card';
import { narrow, paperColor, tag } from './pdf-style';
import { PaperTable } from './pdf-table';

/** react-pdf computes a line height from the size written beside it, never from an inherited one. */
const BODY = { fontSize: 9.5, lineHeight: 1.4 };
const FILE_FACTS = { fontSize: 8, lineHeight: 1.35, color: paperColor.quiet };

/** Height of the line or two that stay on the page of their subtitle, in points. */
const ROOM_UNDER_SUBTITLE = 30;

const style = StyleSheet.create({
  paragraph: { ...BODY, marginBottom: 3 },
  subtitle: { ...BODY, fontWeight: 700, marginTop: 8, marginBottom: 2 },
  pair: { flexDirection: 'row', marginBottom: 3 },
  pairLabel: { ...BODY, width: '36%', paddingRight: 8, color: paperColor.quiet },
  pairValue: { ...BODY, width: '64%' },
  labelAbove: { ...BODY, marginBottom: 2, color: paperColor.quiet },
  link: { color: paperColor.accent, textDecoration: 'underline' },
  missing: { ...BODY, marginBottom: 3, color: paperColor.quiet },
  badge: {
    alignSelf: 'flex-start',
    marginBottom: 3,
    paddingHorizontal: 5,
    paddingVertical: 1.5,
    borderRadius: 3,
    fontSize: 7.5,
    fontWeight: 700,
  },
  file: { marginBottom: 6, paddingLeft: 6, borderLeftWidth: 2, borderLeftColor: paperColor.line },
  fileName: { ...BODY, fontWeight: 700 },
  fileFacts: FILE_FACTS,
  flagged: { color: paperColor.alert },
});

const BADGE_COLORS: Record<BadgeTone, { backgroundColor: string; color: string }> = {
  green: { backgroundColor: '#dffee6', color: '#18753c' },
  blue: { backgroundColor: '#e8edff', color: '#0063cb' },
  grey: { backgroundColor: '#eeeeee', color: '#5e5e5e' },
  red: { backgroundColor: '#ffe9e6', color: '#a82000' },
};

/**
 * Draws what an answer means on paper. `widthPoints`: the width that the page leaves to the blocks. A card stays in one piece unless
 * that would leave a page quite empty; where it is cut, its title comes again.
 */
export function PaperBlocks({ blocks, widthPoints }: { blocks: readonly Block[]; widthPoints: number }) {
  const draw = (drawn: readonly Block[]) =>
    [...drawn.entries()].map(([index, block]) => (
      <PaperBlock key={index} block={block} widthPoints={widthPoints} isHead={index === 0 && drawn.length > 1} />
    ));
  return [...groupCards(blocks).entries()].map(([index, group]) =>
    group.length === 1 ? (
      draw(group)
    ) : (
      <View key={index} wrap={false}>
        {draw(group)}
      </View>
    ),
  );
}

type PaperBlockProps = { block: Block; widthPoints: number; isHead: boolean };

function PaperBlock({ block, widthPoints, isHead }: PaperBlockProps) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <Text style={style.paragraph} {...tag('P')}>
          {block.text}
        </Text>
      );
    case 'subtitle':
      return (
        <Text style={style.subtitle} fixed={isHead} minPresenceAhead={ROOM_UNDER_SUBTITLE} {...tag('P')}>
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
      return [...block.files.entries()].map(([index, file]) => (
        <PaperFile key={index} file={file} widthPoints={widthPoints} />
      ));
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

/** A label and its value, side by side unless the value is long. */
export function PaperPair({ label, value, widthPoints }: { label: string; value: string; widthPoints: number }) {
  if (!isBeside(value)) {
    return (
      <>
        <Text style={style.labelAbove} minPresenceAhead={ROOM_UNDER_SUBTITLE} {...tag('P')}>
          {label}
        </Text>
        <Text style={style.paragraph} {...tag('P')}>
          {value}
        </Text>
      </>
    );
  }
  return (
    <View style={style.pair} wrap={false}>
      <Text style={style.pairLabel} {...narrow(widthPoints * 0.36 - 8, BODY.fontSize)} {...tag('P')}>
        {label}
      </Text>
      <Text style={style.pairValue} {...narrow(widthPoints * 0.64, BODY.fontSize)} {...tag('P')}>
        {value}
      </Text>
    </View>
  );
}

/** The text, and the address when the text does not say it: paper cannot be clicked. */
export function PaperLink({ href, text }: { href: string; text: string }) {
  const target = webAddress(href);
  const label = href === text || href === `mailto:${text}` ? text : `${text} (${href})`;
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

/** One text node for a file: with two hundred files, the layout has four times less to do than with one node a line. */
function PaperFile({ file, widthPoints }: { file: PrintedFile; widthPoints: number }) {
  const isFlagged = file.scanState === 'flagged';
  const [type] = EXTENSIONS[file.mediaType ?? ''] ?? [];
  const scan = attestationText.scanStates[file.scanState];
  const facts = [...(type ? [type.toUpperCase()] : []), formatSize(file.sizeBytes), scan].join('  ·  ');
  return (
    <Text style={style.file} wrap={false} {...tag('P')}>
      <Text style={style.fileName}>{file.number ? attestationText.fileNumber(file.number, file.name) : file.name}</Text>
      {'\n'}
      <Text style={isFlagged ? [style.fileFacts, style.flagged] : style.fileFacts}>{facts}</Text>
      {'\n'}
      {file.path && (
        <Text style={style.fileFacts} {...narrow(widthPoints, FILE_FACTS.fontSize)}>
          {`${attestationText.fileInPackage(file.path)}\n`}
        </Text>
      )}
      <Text style={style.fileFacts} {...narrow(widthPoints, FILE_FACTS.fontSize)}>
        {attestationText.fileDigest(file.sha256)}
      </Text>
    </Text>
  );
}
