type Cell = string | number | boolean | null | Record<string, unknown> | Record<string, unknown>[];
export type Row = Record<string, Cell>;

/** What a command returns: data for programs, and for people a table of them (some columns only) and a last word. */
export type Outcome = {
  data: Row | Row[];
  columns?: readonly string[];
  note?: string;
  /** What was found is wrong: exit status 1. */
  failed?: boolean;
};

/** A line per member of one row, or a line per row under the names of the columns. */
export function drawTable({ data, columns, note }: Outcome): string {
  const lines = Array.isArray(data) ? drawRows(data, columns) : drawMembers(data, columns);
  return [...lines, ...(note ? ['', note] : [])].join('\n');
}

function drawMembers(row: Row, columns?: readonly string[]): string[] {
  const names = columns ?? Object.keys(row);
  const width = Math.max(...names.map((name) => name.length));
  return names.map((name) => `${name.padEnd(width)}  ${drawCell(row[name])}`);
}

function drawRows(rows: Row[], columns?: readonly string[]): string[] {
  const [first] = rows;
  if (!first) return ['Rien.'];
  const names = columns ?? Object.keys(first);
  const cells = [names, ...rows.map((row) => names.map((name) => drawCell(row[name])))];
  const widths = names.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  return cells.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function drawCell(cell: Cell | undefined): string {
  if (Array.isArray(cell)) return cell.map((item) => Object.values(item).map(drawValue).join(' → ')).join(', ') || '–';
  return drawValue(cell);
}

function drawValue(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
