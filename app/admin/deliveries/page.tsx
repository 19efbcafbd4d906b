import { drawConsole } from '@/app/admin/draw-console';
import {
  choicesOf,
  EditorSelect,
  ListPager,
  type ListProps,
  PAGE_SIZE,
  readEditorChoice,
} from '@/app/admin/list-parts';
import { FilterForm, FilterInput, FilterSelect } from '@/components/console/filter-form';
import { Alert } from '@/components/layout/alert';
import { DELIVERY_EVENTS, listDeliveries } from '@/db/queries/console/deliveries';
import { SYNC_STATUSES } from '@/db/schema/deliveries';
import { requireAdministrator } from '@/lib/auth/administrator';
import { readAfter, readChoice, readIdentifier, readPeriod, readWord } from '@/lib/console/read-search';
import { deliveryText as text } from '@/lib/text/admin-deliveries';
import { listText } from '@/lib/text/admin-lists';
import { DeliveryTable, PickDeliveries } from './delivery-table';
import { RedeliverSince } from './redeliver-since';

export const metadata = { title: text.title };

async function DeliveriesPage({ searchParams }: ListProps) {
  const { role } = await requireAdministrator('reader');
  const search = await searchParams;
  const choice = await readEditorChoice(search);
  const filter = {
    ...readPeriod(search),
    identifier: readIdentifier(search, 'identifier'),
    editorId: choice.chosen?.id ?? null,
    status: readChoice(search, 'status', SYNC_STATUSES),
    event: readChoice(search, 'event', DELIVERY_EVENTS),
  };
  const deliveries = await listDeliveries(filter, readAfter(search), PAGE_SIZE + 1);
  const sent = /^\d{1,9}$/.exec(readWord(search, 'sent') ?? '')?.[0];
  const shown = deliveries.slice(0, PAGE_SIZE);
  const mayAct = role === 'administrator';
  return (
    <>
      <h1>{text.title}</h1>
      {sent && (
        <div className="fr-mb-3w" role="status">
          <Alert severity="success" title={text.done}>
            <p>{text.sent(Number(sent))}</p>
          </Alert>
        </div>
      )}
      <FilterForm label={listText.filters} submit={listText.submit} reset={{ href: '?', label: listText.reset }}>
        <FilterInput name="identifier" label={text.identifier} value={filter.identifier} />
        <EditorSelect choice={choice} />
        <FilterSelect
          name="status"
          label={text.status}
          value={filter.status}
          all={listText.all}
          options={choicesOf(SYNC_STATUSES, text.statuses)}
        />
        <FilterSelect
          name="event"
          label={text.event}
          value={filter.event}
          all={listText.all}
          options={choicesOf(DELIVERY_EVENTS, text.events)}
        />
        <FilterInput name="from" label={listText.fromFeminine} type="date" value={readWord(search, 'from')} />
        <FilterInput name="to" label={listText.to} type="date" value={readWord(search, 'to')} />
      </FilterForm>
      <p className="fr-text--sm">{listText.newestFirstFeminine}</p>
      {mayAct && shown.length > 0 ? (
        <PickDeliveries deliveries={shown} />
      ) : (
        <DeliveryTable deliveries={shown} mayPick={false} />
      )}
      <ListPager search={search} rows={deliveries} />
      {mayAct && <RedeliverSince choice={choice} now={new Date()} />}
    </>
  );
}

export default drawConsole(DeliveriesPage);
