import writeXlsxFile from 'write-excel-file/node';
import type { Cell } from './csv';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * A table as an Office Open XML workbook of one sheet, the first row in bold and always in sight. Texts stay texts: no
 * cell is taken for a formula, a number or a date, whatever it begins with.
 */
export async function toXlsx(sheet: string, rows: readonly (readonly Cell[])[]): Promise<Buffer> {
  const data = rows.map((row, place) => row.map((cell) => toCell(cell, place === 0)));
  const columns = (rows[0] ?? []).map(() => ({ width: COLUMN_WIDTH }));
  return writeXlsxFile(data, { sheet, columns, stickyRowsCount: 1 }).toBuffer();
}

/** In characters. */
const COLUMN_WIDTH = 24;

function toCell(value: Cell, isTitle: boolean) {
  if (value === null) return null;
  const style = { wrap: true, alignVertical: 'top' as const, ...(isTitle && { fontWeight: 'bold' as const }) };
  return typeof value === 'number' ? { ...style, type: Number, value } : { ...style, type: String, value };
}
