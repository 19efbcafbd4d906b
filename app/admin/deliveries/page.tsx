import { drawConsole } from '@/app/admin/draw-console';
import { choicesOf, ListFrame, type ListProps, PAGE_SIZE, readListSearch } from '@/app/admin/list-parts';
import { FilterSelect } from '@/components/console/filter-form';
import { Alert } from '@/components/layout/alert';
import { listDeliveries } from '@/db/queries/console/deliveries';
import { SYNC_STATUSES } from '@/db/schema/deliveries';
import { requireAdministrator } from '@/lib/auth/administrator';
import { readChoice, readWord } from '@/lib/console/read-search';
import { deliveryText as text } from '@/lib/text/admin-deliveries';
import { listText } from '@/lib/text/admin-lists';
import { WEBHOOK_EVENT_NAMES } from '@/lib/webhooks/events';
import { eventTitle } from './delivery-status';
import { DeliveryTable, PickDeliveries } from './delivery-table';
import { RedeliverSince } from './redeliver-since';

export const metadata = { title: text.title };

async function DeliveriesPage({ searchParams }: ListProps) {
  const { role } = await requireAdministrator('reader');
  const asked = await readListSearch(searchParams);
  const status = readChoice(asked.search, 'status', SYNC_STATUSES);
  const event = readChoice(asked.search, 'event', WEBHOOK_EVENT_NAMES);
  const deliveries = await listDeliveries({ ...asked.filter, status, event }, asked.after, PAGE_SIZE + 1);
  const sent = /^\d{1,9}$/.exec(readWord(asked.search, 'sent') ?? '')?.[0];
  const shown = deliveries.slice(0, PAGE_SIZE);
  const mayAct = role === 'administrator';
  return (
    <>
      <ListFrame
        title={text.title}
        asked={asked}
        identifierLabel={text.identifier}
        rows={deliveries}
        feminine
        notice={sent && <Sent count={Number(sent)} />}
        filters={
          <>
            <FilterSelect
              name="status"
              label={text.status}
              value={status}
              all={listText.all}
              options={choicesOf(SYNC_STATUSES, text.statuses)}
            />
            <FilterSelect
              name="event"
              label={text.event}
              value={event}
              all={listText.all}
              options={WEBHOOK_EVENT_NAMES.map((value) => ({ value, label: eventTitle(value) }))}
            />
          </>
        }
      >
        {mayAct && shown.length > 0 ? (
          <PickDeliveries deliveries={shown} />
        ) : (
          <DeliveryTable deliveries={shown} mayPick={false} />
        )}
      </ListFrame>
      {mayAct && <RedeliverSince choice={asked.choice} now={new Date()} />}
    </>
  );
}

const Sent = ({ count }: { count: number }) => (
  <div className="fr-mb-3w" role="status">
    <Alert severity="success" title={text.done}>
      <p>{text.sent(count)}</p>
    </Alert>
  </div>
);

export default drawConsole(DeliveriesPage);
