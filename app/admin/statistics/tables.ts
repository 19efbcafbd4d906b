import { rate, type Statistics, type StepFigures } from '@/lib/console/statistics';
import { statisticsText as text } from '@/lib/text/admin-statistics';

/** A figure: how many, a share in hundredths, or a time in seconds; null where there is nothing to measure. */
export type Figure = { kind: 'count' | 'percent' | 'seconds'; value: number | null };

export type StatisticsTable = {
  key: string;
  title: string;
  columns: { label: string; kind: Figure['kind'] | 'text' }[];
  rows: { key: string; label: string; figures: Figure[] }[];
};

/** The five tables, drawn on the page and written in the files alike. */
export function statisticsTables(statistics: Statistics): StatisticsTable[] {
  return [
    table('markets', text.markets, columns.editor, statistics.markets, ofEditor, [
      [columns.created, 'count', ({ created }) => created],
      [columns.completed, 'count', ({ completed }) => completed],
      [columns.cancelled, 'count', ({ cancelled }) => cancelled],
      [columns.rate, 'percent', ({ completed, created }) => rate(completed, created)],
      [columns.median, 'seconds', ({ medianSeconds }) => medianSeconds],
    ]),
    stepTable('market_steps', text.marketSteps, statistics.marketSteps),
    table('applications', text.applications, columns.editor, statistics.applications, ofEditor, [
      [columns.createdFeminine, 'count', ({ created }) => created],
      [columns.submitted, 'count', ({ completed }) => completed],
      [columns.rate, 'percent', ({ completed, created }) => rate(completed, created)],
      [columns.median, 'seconds', ({ medianSeconds }) => medianSeconds],
    ]),
    stepTable('application_steps', text.applicationSteps, statistics.applicationSteps),
    table('webhooks', text.webhooks, columns.editor, statistics.webhooks, ofEditor, [
      [columns.createdFeminine, 'count', ({ created }) => created],
      [columns.delivered, 'count', ({ delivered }) => delivered],
      [columns.firstTime, 'count', ({ firstTime }) => firstTime],
      [columns.failed, 'count', ({ failed }) => failed],
      [columns.rate, 'percent', ({ delivered, created }) => rate(delivered, created)],
    ]),
  ];
}

const { columns } = text;

/** What a column says, what its figures are, and where they are read. */
type FigureColumn<Row> = [label: string, kind: Figure['kind'], read: (row: Row) => number | null];
type Head = { key: string; label: string };

function table<Row>(
  key: string,
  title: string,
  firstColumn: string,
  rows: readonly Row[],
  headOf: (row: Row) => Head,
  figures: readonly FigureColumn<Row>[],
): StatisticsTable {
  return {
    key,
    title,
    columns: [{ label: firstColumn, kind: 'text' }, ...figures.map(([label, kind]) => ({ label, kind }))],
    rows: rows.map((row) => ({
      ...headOf(row),
      figures: figures.map(([, kind, read]) => ({ kind, value: read(row) })),
    })),
  };
}

const ofEditor = ({ editorId, editorName }: { editorId: string; editorName: string }): Head => ({
  key: editorId,
  label: editorName,
});
const ofStep = ({ step }: StepFigures): Head => ({ key: step, label: text.step(step) });

function stepTable(key: string, title: string, steps: readonly StepFigures[]): StatisticsTable {
  const reachedSteps = steps.filter(({ reached }) => reached > 0);
  return table(key, title, columns.step, reachedSteps, ofStep, [
    [columns.reached, 'count', ({ reached }) => reached],
    [columns.done, 'count', ({ done }) => done],
    [columns.abandoned, 'count', ({ abandoned }) => abandoned],
    [columns.abandonRate, 'percent', ({ abandoned, reached }) => rate(abandoned, reached)],
    [columns.median, 'seconds', ({ duration }) => duration?.medianSeconds ?? null],
    [columns.slow, 'seconds', ({ duration }) => duration?.slowSeconds ?? null],
    [columns.measured, 'count', ({ duration }) => duration?.measured ?? 0],
  ]);
}
