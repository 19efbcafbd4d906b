import { Text, View } from '@react-pdf/renderer';
import { Fragment } from 'react';
import type { Block } from '@/lib/fields/blocks';
import { PaperBlocks } from '@/lib/fields/pdf';
import { narrow, tag } from '@/lib/fields/pdf-style';
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
 * Every answer, by section and sub-section. All are direct children of the page: it is among its siblings that a heading
 * looks for what must stay with it.
 */
export function Answers({ sections }: { sections: AttestationContent['sections'] }) {
  return numbered(sections).map(([index, section]) => (
    <Fragment key={index}>
      <SectionTitle title={section.title} {...roomUnder(section.subsections[0]?.entries[0], TITLE_HEIGHT)} />
      {numbered(section.subsections).map(([rank, subsection]) => (
        <Fragment key={rank}>
          <SubsectionTitle title={subsection.title} {...roomUnder(subsection.entries[0])} />
          {numbered(subsection.entries).map(([place, entry]) => (
            <Entry key={place} entry={entry} />
          ))}
        </Fragment>
      ))}
    </Fragment>
  ));
}

const numbered = <Value,>(values: readonly Value[]): [number, Value][] => [...values.entries()];

/** A title stays with a table that begins what it names: its label goes with the table, and must not leave it alone. */
function roomUnder(first: AttestationEntry | undefined, betweenPoints = 0): { roomUnder?: number } {
  return first && startsWithTable(first) ? { roomUnder: betweenPoints + LABEL_HEIGHT + ROOM_UNDER_TABLE_TITLE } : {};
}

const startsWithTable = (entry: AttestationEntry) => entry.blocks[0]?.kind === 'table';

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
      <EntryLabel label={entry.label} roomUnder={startsWithTable(entry) ? ROOM_UNDER_TABLE_TITLE : ROOM_UNDER_LABEL} />
      <PaperBlocks blocks={entry.blocks} widthPoints={CONTENT_WIDTH} />
    </>
  );
}
