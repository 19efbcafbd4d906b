/** Excel takes a file with this mark for UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

type Cell = string | number | null;

/**
 * A table as CSV (RFC 4180): semicolons, which a French Excel expects, quotes where needed, lines that end with CRLF, and
 * the mark of UTF-8. A text that a spreadsheet would take for a formula is given an apostrophe (CWE-1236).
 */
export function toCsv(rows: readonly (readonly Cell[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(toField).join(';')}\r\n`).join('');
}

function toField(cell: Cell): string {
  if (cell === null) return '';
  const text = typeof cell === 'number' ? String(cell).replace('.', ',') : withoutFormula(cell);
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const withoutFormula = (text: string): string => (/^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text);
