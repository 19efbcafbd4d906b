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

const count = (value: number | null): Figure => ({ kind: 'count', value });
const percent = (value: number | null): Figure => ({ kind: 'percent', value });
const seconds = (value: number | null): Figure => ({ kind: 'seconds', value });

const { columns } = text;
const labels = (first: string, ...others: [string, Figure['kind']][]): StatisticsTable['columns'] => [
  { label: first, kind: 'text' },
  ...others.map(([label, kind]) => ({ label, kind })),
];

/** The five tables, drawn on the page and written in the files alike. */
export function statisticsTables(statistics: Statistics): StatisticsTable[] {
  return [
    markets(statistics),
    stepTable('market_steps', text.marketSteps, statistics.marketSteps),
    applications(statistics),
    stepTable('application_steps', text.applicationSteps, statistics.applicationSteps),
    webhooks(statistics),
  ];
}

const markets = (statistics: Statistics): StatisticsTable => ({
  key: 'markets',
  title: text.markets,
  columns: labels(
    columns.editor,
    [columns.created, 'count'],
    [columns.completed, 'count'],
    [columns.cancelled, 'count'],
    [columns.rate, 'percent'],
    [columns.median, 'seconds'],
  ),
  rows: statistics.markets.map(({ editorId, editorName, created, completed, cancelled, medianSeconds }) => ({
    key: editorId,
    label: editorName,
    figures: [
      count(created),
      count(completed),
      count(cancelled),
      percent(rate(completed, created)),
      seconds(medianSeconds),
    ],
  })),
});

const applications = (statistics: Statistics): StatisticsTable => ({
  key: 'applications',
  title: text.applications,
  columns: labels(
    columns.editor,
    [columns.createdFeminine, 'count'],
    [columns.submitted, 'count'],
    [columns.rate, 'percent'],
    [columns.median, 'seconds'],
  ),
  rows: statistics.applications.map(({ editorId, editorName, created, completed, medianSeconds }) => ({
    key: editorId,
    label: editorName,
    figures: [count(created), count(completed), percent(rate(completed, created)), seconds(medianSeconds)],
  })),
});

const webhooks = (statistics: Statistics): StatisticsTable => ({
  key: 'webhooks',
  title: text.webhooks,
  columns: labels(
    columns.editor,
    [columns.createdFeminine, 'count'],
    [columns.delivered, 'count'],
    [columns.firstTime, 'count'],
    [columns.failed, 'count'],
    [columns.rate, 'percent'],
  ),
  rows: statistics.webhooks.map(({ editorId, editorName, created, delivered, firstTime, failed }) => ({
    key: editorId,
    label: editorName,
    figures: [count(created), count(delivered), count(firstTime), count(failed), percent(rate(delivered, created))],
  })),
});

const stepTable = (key: string, title: string, steps: readonly StepFigures[]): StatisticsTable => ({
  key,
  title,
  columns: labels(
    columns.step,
    [columns.reached, 'count'],
    [columns.done, 'count'],
    [columns.abandoned, 'count'],
    [columns.abandonRate, 'percent'],
    [columns.median, 'seconds'],
    [columns.slow, 'seconds'],
    [columns.measured, 'count'],
  ),
  rows: steps
    .filter(({ reached }) => reached > 0)
    .map(({ step, reached, done, abandoned, duration }) => ({
      key: step,
      label: text.step(step),
      figures: [
        count(reached),
        count(done),
        count(abandoned),
        percent(rate(abandoned, reached)),
        seconds(duration?.medianSeconds ?? null),
        seconds(duration?.slowSeconds ?? null),
        count(duration?.measured ?? 0),
      ],
    })),
});
