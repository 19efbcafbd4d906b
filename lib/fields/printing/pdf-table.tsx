import { StyleSheet, Text, View } from '@react-pdf/renderer';
import type { Block } from '@/lib/fields/blocks';
import { narrow, paperColor, paperLength, tag } from './pdf-style';

const FONT_SIZE = 8.5;
const CELL_PADDING = 4;
/** A row with more lines than this may be cut by the end of a page, which holds 55; a shorter one goes to the next whole. */
const LONG_ROW_LINES = 20;

const style = StyleSheet.create({
  table: { marginTop: 3, marginBottom: 4 },
  caption: { fontSize: FONT_SIZE, color: paperColor.quiet, marginBottom: 2 },
  header: {
    flexDirection: 'row',
    backgroundColor: paperColor.wash,
    borderBottomWidth: 1,
    borderBottomColor: paperColor.accent,
  },
  // Stretched to the height of a neighbour that goes on over the page, a short cell would go over with it
  row: { flexDirection: 'row', alignItems: 'flex-start', borderBottomWidth: 0.5, borderBottomColor: paperColor.line },
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
        <View key={index} style={style.row} wrap={linesOf(row, widths) > LONG_ROW_LINES} {...tag('TR')}>
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

/** Lines that a row takes, about. */
function linesOf(row: string[], widths: number[]): number {
  const perLine = (column: number) => Math.max(1, ((widths[column] ?? 0) - 2 * CELL_PADDING) / (FONT_SIZE * 0.6));
  const lines = numbered(row).map(([column, text]) => paperLength(text) / perLine(column) + text.split('\n').length);
  return Math.max(...lines);
}

const numbered = <Value,>(values: readonly Value[]): [number, Value][] => [...values.entries()];

/** Longest word that a column is asked to keep in one piece: a date, an amount, a place. */
const WHOLE_WORD_CHARACTERS = 14;

/**
 * Gives each column room for its longest word, then shares what is left by what the columns hold, so that a column of
 * years leaves room to one of descriptions.
 */
function columnWidths({ columns, rows }: { columns: string[]; rows: string[][] }, widthPoints: number): number[] {
  const texts = columns.map((title, column) => [title, ...rows.map((row) => row[column] ?? '')]);
  const least = texts.map((column) => {
    const longestWord = Math.max(...column.flatMap((text) => text.split(/[ \n]/).map((word) => word.length)));
    return Math.min(longestWord, WHOLE_WORD_CHARACTERS) * FONT_SIZE * 0.6 + 2 * CELL_PADDING;
  });
  const left = widthPoints - sum(least);
  if (left < 0) return least.map((width) => (width * widthPoints) / sum(least));
  const weights = texts.map((column) => Math.min(Math.max(...column.map((text) => text.length)), 120));
  return least.map((width, column) => width + (left * (weights[column] ?? 0)) / sum(weights));
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

/** Amounts, percentages and plain numbers are read from the right; a dash stands for one that was not given. */
function isFigures(rows: string[][], column: number): boolean {
  const texts = rows.map((row) => row[column] ?? '').filter((text) => text !== '' && text !== '–');
  return texts.length > 0 && texts.every((text) => /^-?[\d\s]+(,\d+)?\s*[€%]?$/.test(text));
}
