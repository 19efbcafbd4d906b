import { Text, View } from '@react-pdf/renderer';
import { Fragment } from 'react';
import type { Block } from '@/lib/fields/blocks';
import { PaperBlocks } from '@/lib/fields/printing/pdf';
import { heightOfCard } from '@/lib/fields/printing/pdf-card';
import { narrow, tag } from '@/lib/fields/printing/pdf-style';
import type { AttestationContent, AttestationEntry } from './content';
import {
  BODY,
  CONTENT_WIDTH,
  LABEL_HEIGHT,
  LABEL_SHARE,
  pageStyle,
  ROOM_UNDER_LABEL,
  ROOM_UNDER_TABLE_TITLE,
  TITLE_HEIGHT,
} from './page-style';
import { EntryLabel, SectionTitle, SubsectionTitle } from './section-title';

/**
 * Answers, under the titles of their sections and sub-sections. All are direct children of the page: it is among its
 * siblings that a heading looks for what must stay with it.
 */
export function Answers({ sections, depth = 0 }: { sections: AttestationContent['sections']; depth?: number }) {
  return [...place(sections).entries()].map(([index, { section, subsection, entry }]) => (
    <Fragment key={index}>
      {section !== undefined && (
        <SectionTitle title={section} roomUnder={TITLE_HEIGHT + roomUnderTitle(entry)} depth={depth} />
      )}
      {subsection !== undefined && (
        <SubsectionTitle title={subsection} roomUnder={roomUnderTitle(entry)} depth={depth + 1} />
      )}
      <Entry entry={entry} />
    </Fragment>
  ));
}

/** An answer, with the titles that it is the first under. */
type PlacedEntry = { section?: string; subsection?: string; entry: AttestationEntry };

const place = (sections: AttestationContent['sections']): PlacedEntry[] =>
  sections.flatMap((section) =>
    section.subsections.flatMap((subsection, rank) =>
      subsection.entries.map((entry, index) => ({
        ...(rank === 0 && index === 0 && { section: section.title }),
        ...(index === 0 && { subsection: subsection.title }),
        entry,
      })),
    ),
  );

/** A title stays on the page of the label under it and of the beginning of its answer. */
const roomUnderTitle = (first: AttestationEntry): number => LABEL_HEIGHT + roomUnderLabel(first);

/** Height of what an answer begins with and is never cut. */
function roomUnderLabel({ blocks }: AttestationEntry): number {
  const [first] = blocks;
  if (first?.kind === 'table') return ROOM_UNDER_TABLE_TITLE;
  return first?.kind === 'subtitle' ? heightOfCard(blocks) : ROOM_UNDER_LABEL;
}

/** A short answer stands beside its label; a long one under it, on the whole width. */
function Entry({ entry }: { entry: AttestationEntry }) {
  return entry.blocks.every(isShort) ? <EntryRow entry={entry} /> : <EntryUnderLabel entry={entry} />;
}

function isShort(block: Block): boolean {
  switch (block.kind) {
    case 'paragraph':
    case 'missing':
      return block.text.length <= 150 && !block.text.includes('\n');
    case 'link':
      return block.text.length + block.href.length <= 150;
    case 'badge':
      return true;
    default:
      return false;
  }
}

function EntryRow({ entry }: { entry: AttestationEntry }) {
  return (
    <View style={pageStyle.entryRow} wrap={false}>
      <Text style={pageStyle.entryRowLabel} {...narrow(CONTENT_WIDTH * LABEL_SHARE - 10, BODY.fontSize)} {...tag('P')}>
        {entry.label}
      </Text>
      <View style={pageStyle.entryRowValue}>
        <PaperBlocks blocks={entry.blocks} widthPoints={CONTENT_WIDTH * (1 - LABEL_SHARE)} />
      </View>
    </View>
  );
}

function EntryUnderLabel({ entry }: { entry: AttestationEntry }) {
  return (
    <>
      <EntryLabel label={entry.label} roomUnder={roomUnderLabel(entry)} />
      <PaperBlocks blocks={entry.blocks} widthPoints={CONTENT_WIDTH} />
    </>
  );
}
