import { drawConsole } from '@/app/admin/draw-console';
import { EditorSelect, type ListProps, readEditorChoice } from '@/app/admin/list-parts';
import { DataTable } from '@/components/console/data-table';
import { FilterForm, FilterInput } from '@/components/console/filter-form';
import { requireAdministrator } from '@/lib/auth/administrator';
import { type Search, withSearch } from '@/lib/console/read-search';
import { QUIET_DAYS, readStatistics } from '@/lib/console/statistics';
import { listText } from '@/lib/text/admin-lists';
import { statisticsText as text } from '@/lib/text/admin-statistics';
import { formatDay, formatPercent, formatWhole } from '@/lib/text/format';
import { formatDuration } from '@/lib/text/short-dates';
import { readCohort } from './read-cohort';
import { type Figure, type StatisticsTable, statisticsTables } from './tables';

export const metadata = { title: text.title };

async function StatisticsPage({ searchParams }: ListProps) {
  await requireAdministrator('reader');
  const search = await searchParams;
  const now = new Date();
  const choice = await readEditorChoice(search);
  const { cohort, days } = readCohort(search, choice, now);
  const tables = statisticsTables(await readStatistics(cohort, now));
  return (
    <>
      <h1>{text.title}</h1>
      <p>{text.introduction(QUIET_DAYS)}</p>
      <FilterForm label={listText.filters} submit={text.submit} reset={{ href: '?', label: text.reset }}>
        <EditorSelect choice={choice} />
        <FilterInput name="from" label={text.from} type="date" value={days.from} />
        <FilterInput name="to" label={listText.to} type="date" value={days.to} />
      </FilterForm>
      <p>{text.period(formatDay(days.from), formatDay(days.to))}</p>
      {tables.map((table) => (
        <FiguresTable key={table.key} table={table} search={search} />
      ))}
      <p className="fr-text--sm">{text.durationNote}</p>
    </>
  );
}

function FiguresTable({ table, search }: { table: StatisticsTable; search: Search }) {
  return (
    <section>
      <h2 className="fr-h4">{table.title}</h2>
      <DataTable
        caption={table.title}
        empty={text.none}
        columns={table.columns.map(({ label, kind }) => ({ key: label, label, numeric: kind !== 'text' }))}
        rows={table.rows.map(({ key, label, figures }) => ({ key, cells: [label, ...figures.map(inWords)] }))}
      />
      {table.rows.length > 0 && (
        <p>
          <a
            className="fr-link fr-link--sm"
            href={`/admin/statistics/export${withSearch(search, { table: table.key })}`}
            aria-label={text.csvOf(table.title)}
          >
            {text.csv}
          </a>
        </p>
      )}
    </section>
  );
}

function inWords({ kind, value }: Figure): string {
  if (value === null) return '–';
  if (kind === 'percent') return formatPercent(value);
  return kind === 'seconds' ? formatDuration(value) : formatWhole(value);
}

export default drawConsole(StatisticsPage);
