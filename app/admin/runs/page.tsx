import { drawConsole } from '@/app/admin/draw-console';
import { choicesOf, Filters, type ListProps } from '@/app/admin/list-parts';
import { ShortMoment } from '@/app/admin/short-moment';
import { DataTable } from '@/components/console/data-table';
import { FilterSelect } from '@/components/console/filter-form';
import { Alert } from '@/components/layout/alert';
import { listRuns, RUN_STATES } from '@/db/jobs/listing';
import { functionNames } from '@/inngest/function-names';
import { requireAdministrator } from '@/lib/auth/administrator';
import { readChoice, type Search } from '@/lib/console/read-search';
import { askJobServer, type JobServerAnswer } from '@/lib/jobs/ask-job-server';
import { areJobsElsewhere, usingJobs } from '@/lib/jobs/using-jobs';
import { listText } from '@/lib/text/admin-lists';
import { runText as text } from '@/lib/text/admin-runs';
import { RunBadge } from './run-badge';

export const metadata = { title: text.title };

const LIMIT = 100;
const FUNCTIONS = Object.keys(text.functionChoices);

async function RunsPage({ searchParams }: ListProps) {
  await requireAdministrator('reader');
  const search = await searchParams;
  return (
    <>
      <h1>{text.title}</h1>
      {areJobsElsewhere() ? await Elsewhere() : await Runs({ search })}
    </>
  );
}

/** An Inngest server does them: whether it answers, and knows them. */
async function Elsewhere() {
  const expected = functionNames();
  const answer = await askJobServer(expected);
  const isWell = answer.state === 'answers' && answer.missing.length === 0;
  return (
    <Alert severity={isWell ? 'info' : 'warning'} title={text.elsewhereTitle}>
      <p>{text.elsewhere}</p>
      <p>{described(answer, expected.length)}</p>
    </Alert>
  );
}

function described(answer: JobServerAnswer, count: number): string {
  if (answer.state === 'silent') return text.server.silent(answer.reason);
  if (answer.state === 'refused') return text.server.refused(answer.status);
  return answer.missing.length === 0 ? text.server.whole(count) : text.server.missing(answer.missing.join(', '));
}

async function Runs({ search }: { search: Search }) {
  const state = readChoice(search, 'state', RUN_STATES);
  const functionId = readChoice(search, 'function', FUNCTIONS);
  const filter = { ...(state && { state }), ...(functionId && { functionId }), limit: LIMIT };
  const runs = await usingJobs((pool) => listRuns(pool, filter));
  const { columns } = text;
  return (
    <>
      <p>{text.introduction}</p>
      <Filters>
        <FilterSelect
          name="state"
          label={text.state}
          value={state}
          all={listText.allFeminine}
          options={choicesOf(RUN_STATES, text.states)}
        />
        <FilterSelect
          name="function"
          label={text.functionFilter}
          value={functionId}
          all={listText.all}
          options={choicesOf(FUNCTIONS, text.functionChoices)}
        />
      </Filters>
      <p className="fr-text--sm">{text.limited(LIMIT)}</p>
      <DataTable
        caption={text.title}
        empty={text.none}
        columns={[
          { key: 'work', label: columns.work },
          { key: 'state', label: columns.state },
          { key: 'createdAt', label: columns.createdAt },
          { key: 'endedAt', label: columns.endedAt },
          { key: 'next', label: columns.next },
        ]}
        rows={runs.map((run) => ({
          key: run.id,
          cells: [
            <a key="work" href={`/admin/runs/${encodeURIComponent(run.id)}`}>
              {text.functionName(run.functionId)}
            </a>,
            <RunBadge key="state" state={run.state} />,
            <ShortMoment key="created" at={run.createdAt} />,
            <ShortMoment key="ended" at={run.endedAt} />,
            <ShortMoment key="next" at={run.nextDueAt} />,
          ],
        }))}
      />
    </>
  );
}

export default drawConsole(RunsPage);
