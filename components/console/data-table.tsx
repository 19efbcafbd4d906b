import type { ReactNode } from 'react';

/** A label that is words is said beside each cell where the table is stacked. */
export type Column = { key: string; label: ReactNode; numeric?: boolean };
export type Row = { key: string; cells: readonly ReactNode[] };

type DataTableProps = {
  /** Also the name of the frame in which a table that is too wide scrolls. */
  caption: string;
  columns: readonly Column[];
  rows: readonly Row[];
  /** Said in place of a table without rows. */
  empty: string;
  showCaption?: boolean;
};

const wordsOf = (label: ReactNode): string | undefined => (typeof label === 'string' ? label : undefined);

/** A table, its rows stacked on a narrow screen; one that is too wide scrolls in its own frame, which the keyboard reaches. */
export function DataTable({ caption, columns, rows, empty, showCaption = false }: DataTableProps) {
  if (rows.length === 0) return <p className="pm-empty">{empty}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard (WCAG 2.1.1)
    <section className="pm-table" aria-label={caption} tabIndex={0}>
      <table>
        <caption className={showCaption ? undefined : 'fr-sr-only'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, label, numeric }) => (
              <th key={key} scope="col" className={numeric ? 'pm-number' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, rank) => (
                <td
                  key={columns[rank]?.key}
                  className={columns[rank]?.numeric ? 'pm-number' : undefined}
                  data-label={wordsOf(columns[rank]?.label)}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
