import { drawConsole } from '@/app/admin/draw-console';
import {
  choicesOf,
  EditorSelect,
  ListPager,
  type ListProps,
  PAGE_SIZE,
  readEditorChoice,
} from '@/app/admin/list-parts';
import { MarketBadge } from '@/app/admin/market-states';
import { ShortMoment } from '@/app/admin/short-moment';
import { DataTable } from '@/components/console/data-table';
import { FilterForm, FilterInput, FilterSelect } from '@/components/console/filter-form';
import { listMarkets, MARKET_STATES } from '@/db/queries/console/markets';
import { requireAdministrator } from '@/lib/auth/administrator';
import { readAfter, readChoice, readIdentifier, readPeriod, readWord } from '@/lib/console/read-search';
import { listText } from '@/lib/text/admin-lists';
import { adminMarketText as text } from '@/lib/text/admin-markets';

export const metadata = { title: text.title };

async function MarketsPage({ searchParams }: ListProps) {
  await requireAdministrator('reader');
  const search = await searchParams;
  const choice = await readEditorChoice(search);
  const filter = {
    ...readPeriod(search),
    identifier: readIdentifier(search, 'identifier'),
    editorId: choice.chosen?.id ?? null,
    state: readChoice(search, 'state', MARKET_STATES),
  };
  const markets = await listMarkets(filter, readAfter(search), PAGE_SIZE + 1);
  const { columns } = text;
  return (
    <>
      <h1>{text.title}</h1>
      <FilterForm label={listText.filters} submit={listText.submit} reset={{ href: '?', label: listText.reset }}>
        <FilterInput name="identifier" label={text.identifier} value={filter.identifier} />
        <EditorSelect choice={choice} />
        <FilterSelect
          name="state"
          label={listText.state}
          value={filter.state}
          all={listText.all}
          options={choicesOf(MARKET_STATES, text.marketStates)}
        />
        <FilterInput name="from" label={listText.from} type="date" value={readWord(search, 'from')} />
        <FilterInput name="to" label={listText.to} type="date" value={readWord(search, 'to')} />
      </FilterForm>
      <p className="fr-text--sm">{listText.newestFirst}</p>
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
      <ListPager search={search} rows={markets} />
    </>
  );
}

export default drawConsole(MarketsPage);
