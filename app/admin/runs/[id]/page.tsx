import { drawConsole } from '@/app/admin/draw-console';
import { RunBadge } from '@/app/admin/runs/run-badge';
import { ShortMoment } from '@/app/admin/short-moment';
import { DataTable } from '@/components/console/data-table';
import { Alert } from '@/components/layout/alert';
import { Facts } from '@/components/layout/facts';
import { type RunDetail, showRun } from '@/db/jobs/listing';
import { requireAdministrator } from '@/lib/auth/administrator';
import { readWord, type Search } from '@/lib/console/read-search';
import { AppError } from '@/lib/errors';
import { describeError, describeStep, eventIds } from '@/lib/jobs/describe-run';
import { areJobsElsewhere, usingJobs } from '@/lib/jobs/using-jobs';
import { runText as text } from '@/lib/text/admin-runs';
import { formatDateTimeSeconds } from '@/lib/text/format';
import { RunActions } from './run-actions';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Search> };

export const metadata = { title: text.title };

async function RunPage({ params, searchParams }: Props) {
  const { role } = await requireAdministrator('reader');
  const [{ id }, search] = await Promise.all([params, searchParams]);
  const run = areJobsElsewhere() ? undefined : await usingJobs((pool) => showRun(pool, id));
  if (!run) throw new AppError('not_found', 'no such run');
  const outcome = readWord(search, 'done');
  return (
    <>
      <p>
        <a className="fr-link fr-link--sm" href="/admin/runs">
          {text.back}
        </a>
      </p>
      <h1>{text.titleOf(text.functionName(run.functionId))}</h1>
      {(outcome === 'retried' || outcome === 'cancelled') && (
        <div className="fr-mb-3w" role="status">
          <Alert severity="success" title={text.done}>
            <p>{text[outcome]}</p>
          </Alert>
        </div>
      )}
      <Facts facts={factsOf(run)} />
      {role === 'administrator' && <RunActions run={run} />}
      <Steps run={run} />
      <Queue run={run} />
    </>
  );
}

function factsOf(run: RunDetail) {
  const { facts } = text;
  const about = Object.entries(eventIds(run.event));
  return [
    { key: 'state', label: text.columns.state, value: <RunBadge state={run.state} /> },
    ...(run.status === 'failed'
      ? [{ key: 'error', label: facts.error, value: text.errorInWords(describeError(run.output)) }]
      : []),
    { key: 'created', label: text.columns.createdAt, value: formatDateTimeSeconds(run.createdAt) },
    ...(run.endedAt ? [{ key: 'ended', label: text.columns.endedAt, value: formatDateTimeSeconds(run.endedAt) }] : []),
    ...(run.nextDueAt ? [{ key: 'next', label: text.columns.next, value: formatDateTimeSeconds(run.nextDueAt) }] : []),
    { key: 'fn', label: facts.fn, value: run.functionId },
    { key: 'event', label: facts.event, value: run.eventName },
    ...about.map(([name, id]) => ({ key: name, label: facts.about(name), value: aboutOf(name, id) })),
    { key: 'id', label: facts.id, value: run.id },
  ];
}

const aboutOf = (name: string, id: string) =>
  name === 'deliveryId' ? <a href={`/admin/deliveries/${id}`}>{id}</a> : id;

function Steps({ run }: { run: RunDetail }) {
  const { stepColumns } = text;
  return (
    <>
      <h2 className="fr-h4">{text.steps}</h2>
      <DataTable
        caption={text.steps}
        empty={text.noStep}
        columns={[
          { key: 'step', label: stepColumns.step },
          { key: 'result', label: stepColumns.result },
          { key: 'at', label: stepColumns.at },
        ]}
        rows={run.steps.map(({ id, name, state, endedAt }) => {
          const result = describeStep(state);
          return {
            key: id,
            cells: [name ?? id, text.results[result] ?? result, <ShortMoment key="at" at={endedAt} />],
          };
        })}
      />
    </>
  );
}

function Queue({ run }: { run: RunDetail }) {
  const { queueColumns } = text;
  return (
    <>
      <h2 className="fr-h4">{text.queue}</h2>
      <DataTable
        caption={text.queue}
        empty={text.noQueue}
        columns={[
          { key: 'call', label: queueColumns.call },
          { key: 'due', label: queueColumns.due },
          { key: 'attempt', label: queueColumns.attempt, numeric: true },
          { key: 'leased', label: queueColumns.leased },
          { key: 'crashes', label: queueColumns.crashes, numeric: true },
          { key: 'undelivered', label: queueColumns.undelivered, numeric: true },
        ]}
        rows={run.queued.map((item) => ({
          key: `${item.kind} ${item.stepId}`,
          cells: [
            text.calls[item.kind] ?? item.kind,
            <ShortMoment key="due" at={item.dueAt} />,
            item.attempt + 1,
            <ShortMoment key="leased" at={item.leasedUntil} />,
            item.crashes,
            item.undelivered,
          ],
        }))}
      />
    </>
  );
}

export default drawConsole(RunPage);
