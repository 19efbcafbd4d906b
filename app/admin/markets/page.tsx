import { drawConsole } from '@/app/admin/draw-console';
import { choicesOf, ListFrame, type ListProps, PAGE_SIZE, readListSearch } from '@/app/admin/list-parts';
import { MarketBadge } from '@/app/admin/market-states';
import { ShortMoment } from '@/app/admin/short-moment';
import { DataTable } from '@/components/console/data-table';
import { FilterSelect } from '@/components/console/filter-form';
import { listMarkets, MARKET_STATES } from '@/db/queries/console/markets';
import { requireAdministrator } from '@/lib/auth/administrator';
import { readChoice } from '@/lib/console/read-search';
import { listText } from '@/lib/text/admin-lists';
import { adminMarketText as text } from '@/lib/text/admin-markets';

export const metadata = { title: text.title };

async function MarketsPage({ searchParams }: ListProps) {
  await requireAdministrator('reader');
  const asked = await readListSearch(searchParams);
  const state = readChoice(asked.search, 'state', MARKET_STATES);
  const markets = await listMarkets({ ...asked.filter, state }, asked.after, PAGE_SIZE + 1);
  const { columns } = text;
  return (
    <ListFrame
      title={text.title}
      asked={asked}
      identifierLabel={text.identifier}
      rows={markets}
      filters={
        <FilterSelect
          name="state"
          label={listText.state}
          value={state}
          all={listText.all}
          options={choicesOf(MARKET_STATES, text.marketStates)}
        />
      }
    >
      <DataTable
        caption={text.title}
        empty={listText.none}
        columns={[
          { key: 'identifier', label: columns.identifier },
          { key: 'state', label: columns.state },
          { key: 'name', label: columns.name },
          { key: 'editor', label: columns.editor },
          { key: 'createdAt', label: columns.createdAt },
          { key: 'completedAt', label: columns.completedAt },
        ]}
        rows={markets.slice(0, PAGE_SIZE).map((market) => ({
          key: market.id,
          cells: [
            <a key="link" href={`/admin/markets/${market.identifier}`}>
              {market.identifier}
            </a>,
            <MarketBadge key="state" market={market} />,
            market.name,
            market.editorName,
            <ShortMoment key="created" at={market.createdAt} />,
            <ShortMoment key="completed" at={market.completedAt} />,
          ],
        }))}
      />
    </ListFrame>
  );
}

export default drawConsole(MarketsPage);
