import { drawConsole } from '@/app/admin/draw-console';
import { choicesOf, Filters, ListPager, type ListProps, PAGE_SIZE, PeriodInputs } from '@/app/admin/list-parts';
import { ShortMoment } from '@/app/admin/short-moment';
import { DataTable } from '@/components/console/data-table';
import { FilterInput, FilterSelect } from '@/components/console/filter-form';
import { Facts } from '@/components/layout/facts';
import { StateBadge } from '@/components/layout/state-badge';
import { findChainState } from '@/db/queries/audit/chain';
import { listAuditRows } from '@/db/queries/audit/listing';
import type { AuditRow } from '@/db/queries/audit/rows';
import { ACTOR_KINDS } from '@/db/schema/audit';
import { requireAdministrator } from '@/lib/auth/administrator';
import { readAfter, readChoice, readWord, type Search, withSearch } from '@/lib/console/read-search';
import { adminAuditText as text } from '@/lib/text/admin-audit';
import { listText } from '@/lib/text/admin-lists';
import { formatDateTimeSeconds } from '@/lib/text/format';
import { EXPORT_LIMIT } from './export/limit';
import { ACTIONS, readAuditFilter } from './read-audit-filter';

export const metadata = { title: text.title };

/** Who did what: every row of the audit log, filtered, and whether the log is whole. */
async function AuditPage({ searchParams }: ListProps) {
  await requireAdministrator('reader');
  const search = await searchParams;
  const after = readAfter(search);
  const position = after ? { at: after.createdAt, id: after.id } : undefined;
  const [rows, chain] = await Promise.all([
    listAuditRows(readAuditFilter(search), PAGE_SIZE + 1, position),
    findChainState(),
  ]);
  return (
    <>
      <h1>{text.title}</h1>
      <p>{text.introduction}</p>
      <h2 className="fr-h4">{text.chainTitle}</h2>
      <Facts facts={chainFacts(chain)} />
      <AuditFilters search={search} />
      <p className="fr-text--sm">
        {text.newestFirst}{' '}
        <a href={`/admin/audit/export${withSearch(search, { cursor: null })}`}>{text.export(EXPORT_LIMIT)}</a>
      </p>
      <DataTable
        caption={text.caption}
        empty={text.none}
        columns={Object.entries(text.columns).map(([key, label]) => ({ key, label }))}
        rows={rows.slice(0, PAGE_SIZE).map((row) => ({ key: row.id, cells: cells(row) }))}
      />
      <ListPager search={search} rows={rows.map(({ id, at }) => ({ id, createdAt: at }))} />
    </>
  );
}

function AuditFilters({ search }: { search: Search }) {
  const { filters } = text;
  return (
    <Filters>
      <FilterSelect
        name="actor"
        label={filters.actor}
        value={readChoice(search, 'actor', ACTOR_KINDS)}
        all={listText.all}
        options={choicesOf(ACTOR_KINDS, text.actors)}
      />
      <FilterInput name="actor_id" label={filters.actorId} value={readWord(search, 'actor_id')} />
      <FilterSelect
        name="action"
        label={filters.action}
        value={readChoice(search, 'action', ACTIONS)}
        all={listText.allFeminine}
        options={choicesOf(ACTIONS, text.actions)}
      />
      <FilterInput name="target" label={filters.target} value={readWord(search, 'target')} />
      <PeriodInputs search={search} from={filters.from} />
    </Filters>
  );
}

function chainFacts(chain: Awaited<ReturnType<typeof findChainState>>) {
  const { end, verified, none, never, rank, ...said } = text.chain;
  const problems = chain?.verifiedProblems ?? 0;
  const at = chain?.verifiedAt && formatDateTimeSeconds(chain.verifiedAt);
  const outcome = at && (problems > 0 ? said.brokenBy(problems, at) : said.wholeUpTo(chain.verifiedPosition ?? 0, at));
  return [
    {
      key: 'end',
      label: end,
      value: chain ? rank(chain.position, formatDateTimeSeconds(chain.chainedAt)) : none,
    },
    {
      key: 'verified',
      label: verified,
      value: outcome ? (
        <>
          <StateBadge tone={problems > 0 ? 'to_mend' : 'done'}>{problems > 0 ? said.broken : said.whole}</StateBadge>{' '}
          {outcome}
        </>
      ) : (
        never
      ),
    },
  ];
}

function cells({ at, actorKind, actorId, action, targetKind, targetId, address, details }: AuditRow) {
  const precisions = Object.entries(details).map(([name, value]) => `${name} : ${value ?? '–'}`);
  return [
    <ShortMoment key="at" at={at} />,
    <Twofold key="actor" first={text.actors[actorKind] ?? actorKind} second={actorId} />,
    <Twofold key="action" first={text.actions[action] ?? action} second={precisions.join(' ; ') || null} />,
    <Target key="target" kind={targetKind} id={targetId} />,
    address ?? '–',
  ];
}

/** Where the console shows a thing by the identifier that the log has. */
const SHOWN_AT: Record<string, string> = {
  market: '/admin/markets/',
  application: '/admin/applications/',
  editor: '/admin/editors/',
  delivery: '/admin/deliveries/',
  run: '/admin/runs/',
};

function Target({ kind, id }: { kind: string | null; id: string | null }) {
  if (kind === null || id === null) return '–';
  const at = SHOWN_AT[kind];
  return at ? <a href={at + encodeURIComponent(id)}>{id}</a> : <Twofold first={kind} second={id} />;
}

function Twofold({ first, second }: { first: string; second: string | null }) {
  return (
    <>
      {first}
      {second !== null && <span className="fr-hint-text">{second}</span>}
    </>
  );
}

export default drawConsole(AuditPage);
