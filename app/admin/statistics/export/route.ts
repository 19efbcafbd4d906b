import { readEditorChoice } from '@/app/admin/list-parts';
import { readCohort } from '@/app/admin/statistics/read-cohort';
import { type StatisticsTable, statisticsTables } from '@/app/admin/statistics/tables';
import { browserRoute } from '@/app/browser-route';
import { currentAdministrator } from '@/lib/auth/administrator';
import { readStatistics } from '@/lib/console/statistics';
import { seeOther } from '@/lib/forms/see-other';
import { toCsv } from '@/lib/kits/tables/csv';
import { statisticsText as text } from '@/lib/text/admin-statistics';

/** One of the tables of the statistics, as a CSV file, for the same period and editor as the page that leads here. */
export const GET = browserRoute(async ({ request }) => {
  if (!(await currentAdministrator())) return seeOther('/admin/statistics');
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const now = new Date();
  const { cohort, days } = readCohort(search, await readEditorChoice(search), now);
  const tables = statisticsTables(await readStatistics(cohort, now));
  const table = tables.find(({ key }) => key === search.table);
  if (!table) return seeOther('/admin/statistics');
  return new Response(
    toCsv([headings(table), ...table.rows.map(({ label, figures }) => [label, ...figures.map(({ value }) => value)])]),
    {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${table.key}_${days.from}_${days.to}.csv"`,
        'Cache-Control': 'private, no-store',
      },
    },
  );
});

function headings({ columns }: StatisticsTable): string[] {
  return columns.map(({ label, kind }) => {
    if (kind === 'seconds') return text.inSeconds(label);
    return kind === 'percent' ? text.inPercent(label) : label;
  });
}
