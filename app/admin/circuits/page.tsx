import { drawConsole } from '@/app/admin/draw-console';
import type { ListProps } from '@/app/admin/list-parts';
import { ShortMoment } from '@/app/admin/short-moment';
import { DataTable } from '@/components/console/data-table';
import { Alert } from '@/components/layout/alert';
import { StateBadge } from '@/components/layout/state-badge';
import { listCircuits } from '@/db/queries/console/circuits';
import { requireAdministrator } from '@/lib/auth/administrator';
import { readWord } from '@/lib/console/read-search';
import { deliveryText, circuitText as text } from '@/lib/text/admin-deliveries';
import { formatWhole } from '@/lib/text/format';
import { formatMoment } from '@/lib/text/short-dates';
import { believedCircuit, circuitState } from '@/lib/webhooks/circuit';
import { DELIVERY_NUMBERS } from '@/lib/webhooks/delivery-numbers';

type Row = Awaited<ReturnType<typeof listCircuits>>[number];

export const metadata = { title: text.title };

const TONES = { closed: 'done', half_open: 'started', open: 'to_mend' } as const;

async function CircuitsPage({ searchParams }: ListProps) {
  const { role } = await requireAdministrator('reader');
  const [search, circuits] = await Promise.all([searchParams, listCircuits()]);
  const told = circuits.find(
    ({ clientId }) => clientId === (readWord(search, 'closed') ?? readWord(search, 'already')),
  );
  const { columns } = text;
  return (
    <>
      <h1>{text.title}</h1>
      {told && (
        <div className="fr-mb-3w" role="status">
          <Alert severity={search.closed ? 'success' : 'info'} title={deliveryText.done}>
            <p>{search.closed ? text.closed(told.name) : text.wasClosed(told.name)}</p>
          </Alert>
        </div>
      )}
      <p>{text.introduction}</p>
      <DataTable
        caption={text.title}
        empty={text.none}
        columns={[
          { key: 'editor', label: columns.editor },
          { key: 'state', label: columns.state },
          { key: 'failures', label: columns.failures, numeric: true },
          { key: 'openUntil', label: columns.openUntil },
          { key: 'waiting', label: columns.waiting, numeric: true },
          { key: 'later', label: columns.later, numeric: true },
          ...(role === 'administrator' ? [{ key: 'action', label: columns.action }] : []),
        ]}
        rows={circuits.map((circuit) => ({
          key: circuit.editorId,
          cells: [
            <a key="editor" href={`/admin/editors/${encodeURIComponent(circuit.clientId)}`}>
              {circuit.name}
            </a>,
            <State key="state" circuit={circuit} />,
            formatWhole(circuit.failures),
            <ShortMoment key="until" at={circuit.openUntil} />,
            <Waiting key="waiting" circuit={circuit} />,
            formatWhole(circuit.waitingLater),
            ...(role === 'administrator' ? [<Close key="close" circuit={circuit} />] : []),
          ],
        }))}
      />
    </>
  );
}

function State({ circuit }: { circuit: Row }) {
  const now = new Date();
  const state = circuitState(believedCircuit(circuit, now, DELIVERY_NUMBERS), now);
  return <StateBadge tone={TONES[state]}>{text.states[state]}</StateBadge>;
}

function Waiting({ circuit: { waiting, oldestAt, clientId } }: { circuit: Row }) {
  if (waiting === 0) return formatWhole(0);
  return (
    <>
      <a href={`/admin/deliveries?editor=${encodeURIComponent(clientId)}`}>{formatWhole(waiting)}</a>{' '}
      {oldestAt && text.since(formatMoment(oldestAt))}
    </>
  );
}

function Close({ circuit }: { circuit: Row }) {
  if (circuit.openUntil === null) return '–';
  return (
    <a
      className="fr-btn fr-btn--sm"
      href={`/admin/circuits/${encodeURIComponent(circuit.clientId)}`}
      aria-label={text.closeOf(circuit.name)}
    >
      {text.close}
    </a>
  );
}

export default drawConsole(CircuitsPage);
