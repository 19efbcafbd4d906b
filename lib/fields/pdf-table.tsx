import { StyleSheet, Text, View } from '@react-pdf/renderer';
import type { Block } from './blocks';
import { narrow, paperColor, tag } from './pdf-style';

const FONT_SIZE = 8.5;
const CELL_PADDING = 4;
/** A row with more text than this may be cut by the end of a page; a shorter one goes to the next page whole. */
const LONG_ROW_CHARACTERS = 600;

const style = StyleSheet.create({
  table: { marginTop: 3, marginBottom: 4 },
  caption: { fontSize: FONT_SIZE, color: paperColor.quiet, marginBottom: 2 },
  header: {
    flexDirection: 'row',
    backgroundColor: paperColor.wash,
    borderBottomWidth: 1,
    borderBottomColor: paperColor.accent,
  },
  row: { flexDirection: 'row', borderBottomWidth: 0.5, borderBottomColor: paperColor.line },
  cell: { padding: CELL_PADDING, fontSize: FONT_SIZE, lineHeight: 1.35 },
  headerCell: { fontWeight: 700 },
  figures: { textAlign: 'right' },
});

/** A table whose header comes again on each page that it reaches. `widthPoints`: what the page leaves it. */
export function PaperTable({ block, widthPoints }: { block: Extract<Block, { kind: 'table' }>; widthPoints: number }) {
  const widths = columnWidths(block, widthPoints);
  const aligned = block.columns.map((_, column) => isFigures(block.rows, column));
  const cell = (column: number) => [style.cell, { width: widths[column] }, ...(aligned[column] ? [style.figures] : [])];
  const limit = (column: number) => narrow((widths[column] ?? 0) - 2 * CELL_PADDING, FONT_SIZE);
  return (
    <View style={style.table} {...tag('Table')}>
      {block.caption && (
        <Text style={style.caption} minPresenceAhead={50} {...tag('Caption')}>
          {block.caption}
        </Text>
      )}
      <View style={style.header} fixed {...tag('TR')}>
        {numbered(block.columns).map(([column, title]) => (
          <Text key={column} style={[...cell(column), style.headerCell]} {...limit(column)} {...tag('TH')}>
            {title}
          </Text>
        ))}
      </View>
      {numbered(block.rows).map(([index, row]) => (
        <View key={index} style={style.row} wrap={row.join('').length > LONG_ROW_CHARACTERS} {...tag('TR')}>
          {numbered(row).map(([column, text]) => (
            <Text key={column} style={cell(column)} {...limit(column)} {...tag('TD')}>
              {text}
            </Text>
          ))}
        </View>
      ))}
    </View>
  );
}

const numbered = <Value,>(values: readonly Value[]): [number, Value][] => [...values.entries()];

/** Shares the width by what the columns hold, so that a column of years leaves room to one of descriptions. */
function columnWidths({ columns, rows }: { columns: string[]; rows: string[][] }, widthPoints: number): number[] {
  const weights = columns.map((title, column) => {
    const longest = Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0));
    return Math.sqrt(Math.min(Math.max(longest, 8), 120));
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (widthPoints * weight) / total);
}

/** Amounts, percentages and plain numbers are read from the right. */
function isFigures(rows: string[][], column: number): boolean {
  const texts = rows.map((row) => row[column] ?? '').filter((text) => text !== '');
  return texts.length > 0 && texts.every((text) => /^-?[\d\s]+(,\d+)?\s*[€%]?$/.test(text));
}
