import { ShortMoment } from '@/app/admin/short-moment';
import { DataTable } from '@/components/console/data-table';
import type { ConsoleDelivery } from '@/db/queries/console/deliveries';
import { deliveryText as text } from '@/lib/text/admin-deliveries';
import { DeliveryStatus, eventTitle, subjectPath } from './delivery-status';

type Props = { deliveries: readonly ConsoleDelivery[]; mayPick: boolean };

export function DeliveryTable({ deliveries, mayPick }: Props) {
  const { columns } = text;
  return (
    <DataTable
      caption={text.title}
      empty={text.none}
      columns={[
        ...(mayPick ? [{ key: 'pick', label: <span className="fr-sr-only">{text.picked}</span> }] : []),
        { key: 'createdAt', label: columns.createdAt },
        { key: 'status', label: columns.status },
        { key: 'event', label: columns.event },
        { key: 'about', label: columns.about },
        { key: 'editor', label: columns.editor },
        { key: 'next', label: columns.next },
      ]}
      rows={deliveries.map((delivery) => ({
        key: delivery.id,
        cells: [
          ...(mayPick ? [<Pick key="pick" delivery={delivery} />] : []),
          <ShortMoment key="created" at={delivery.createdAt} />,
          <DeliveryStatus key="status" status={delivery.syncStatus} />,
          <a key="event" href={`/admin/deliveries/${delivery.id}`}>
            {eventTitle(delivery.event)}
          </a>,
          <a key="about" href={subjectPath(delivery.event, delivery.identifier)}>
            {delivery.identifier}
          </a>,
          delivery.editorName,
          <ShortMoment key="next" at={delivery.nextAttemptAt} />,
        ],
      }))}
    />
  );
}

/** The table with a box to tick on each row; the page that follows counts before anything is sent. */
export function PickDeliveries({ deliveries }: Pick<Props, 'deliveries'>) {
  return (
    <form method="get" action="/admin/deliveries/redeliver">
      <DeliveryTable deliveries={deliveries} mayPick />
      <button type="submit" className="fr-btn fr-btn--secondary fr-btn--sm fr-mb-3w">
        {text.picked}
      </button>
    </form>
  );
}

function Pick({ delivery }: { delivery: ConsoleDelivery }) {
  return (
    <input
      className="pm-pick"
      type="checkbox"
      name="id"
      value={delivery.id}
      aria-label={text.pick(delivery.identifier)}
    />
  );
}
