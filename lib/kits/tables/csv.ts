/** Excel takes a file with this mark for UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** What a cell of a table holds; null: nothing. */
export type Cell = string | number | null;

/**
 * A table as CSV (RFC 4180): semicolons, which a French Excel expects, quotes where needed, lines that end with CRLF, and
 * the mark of UTF-8. A text that a spreadsheet would take for a formula is given an apostrophe (CWE-1236);
 * `+33 6 12 34 56 78` and `-1 234,50 €` are none.
 */
export function toCsv(rows: readonly (readonly Cell[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(toField).join(';')}\r\n`).join('');
}

function toField(cell: Cell): string {
  if (cell === null) return '';
  const text = typeof cell === 'number' ? String(cell).replace('.', ',') : withoutFormula(cell);
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const withoutFormula = (text: string): string =>
  /^\s*[=+\-@\t\r]/.test(text) && !NUMBER_OR_PHONE.test(text) ? `'${text}` : text;

/** A sign, then digits and what stands between or after them: an amount or a phone number, which computes nothing. */
const NUMBER_OR_PHONE = /^[+-][\d][\d\u0020\u00a0\u202f.,()]*(?:[\u0020\u00a0\u202f]?[€%])?$/;
