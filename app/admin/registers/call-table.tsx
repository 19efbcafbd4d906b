import { ShortMoment } from '@/app/admin/short-moment';
import { DataTable } from '@/components/console/data-table';
import { StateBadge } from '@/components/layout/state-badge';
import type { listLatestCalls } from '@/db/queries/console/registers';
import { CALL_LIMIT_MS } from '@/lib/registers/call-register';
import { formatSiret } from '@/lib/siret';
import { adminRegistersText } from '@/lib/text/admin-registers';
import { RegisterName } from './register-name';

const { outcomes, seconds, calls: text } = adminRegistersText;

type Call = Awaited<ReturnType<typeof listLatestCalls>>[number];

const TONES = {
  found: 'done',
  not_found: 'to_do',
  out_of_scope: 'to_do',
  refused: 'to_do',
  pending: 'started',
  disabled: 'to_do',
  unavailable: 'to_mend',
} as const;

/** The last calls: for whom, why, and what came of each; no value is read for this page. */
export function CallTable({ calls, now }: { calls: readonly Call[]; now: Date }) {
  const { columns } = text;
  return (
    <DataTable
      caption={text.title(calls.length)}
      empty={text.none}
      columns={[
        { key: 'at', label: columns.at },
        { key: 'register', label: columns.register },
        { key: 'state', label: columns.state },
        { key: 'buyer', label: columns.buyer },
        { key: 'purpose', label: columns.purpose },
        { key: 'duration', label: columns.duration, numeric: true },
        { key: 'status', label: columns.status, numeric: true },
        { key: 'reference', label: columns.reference },
      ]}
      rows={calls.map((call) => ({
        key: call.id,
        cells: [
          <ShortMoment key="at" at={call.startedAt} />,
          <RegisterName key="register" of={call.register} />,
          <State key="state" call={call} now={now} />,
          call.recipient ? formatSiret(call.recipient) : '–',
          <Purpose key="purpose" of={call} />,
          call.outcome && call.endedAt ? seconds((call.endedAt.getTime() - call.startedAt.getTime()) / 1000) : '–',
          call.status === null ? '–' : `${call.status}`,
          call.reference ? <code key="reference">{call.reference}</code> : '–',
        ],
      }))}
    />
  );
}

/** As the provider was told: for an application to a market, or for a document of it. */
function Purpose({ of: { purpose, application } }: { of: Call }) {
  return (
    <>
      {purpose.replace(application, '').trim()}
      <br />
      <a href={`/admin/applications/${encodeURIComponent(application)}`}>{application}</a>
    </>
  );
}

function State({ call: { outcome, startedAt, endedAt }, now }: { call: Call; now: Date }) {
  if (outcome) return <StateBadge tone={TONES[outcome]}>{outcomes[outcome]}</StateBadge>;
  if (endedAt) return endedAt > now ? text.running : text.ended;
  return now.getTime() - startedAt.getTime() > CALL_LIMIT_MS ? text.interrupted : text.running;
}
