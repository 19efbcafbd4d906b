import { drawConsole } from '@/app/admin/draw-console';
import {
  choicesOf,
  EditorSelect,
  ListPager,
  type ListProps,
  PAGE_SIZE,
  readEditorChoice,
} from '@/app/admin/list-parts';
import { ApplicationBadge } from '@/app/admin/market-states';
import { ShortMoment } from '@/app/admin/short-moment';
import { DataTable } from '@/components/console/data-table';
import { FilterForm, FilterInput, FilterSelect } from '@/components/console/filter-form';
import { APPLICATION_STATES, listApplications } from '@/db/queries/console/applications';
import { requireAdministrator } from '@/lib/auth/administrator';
import { readAfter, readChoice, readIdentifier, readPeriod, readWord } from '@/lib/console/read-search';
import { listText } from '@/lib/text/admin-lists';
import { adminMarketText as text } from '@/lib/text/admin-markets';

export const metadata = { title: text.applicationsTitle };

async function ApplicationsPage({ searchParams }: ListProps) {
  await requireAdministrator('reader');
  const search = await searchParams;
  const choice = await readEditorChoice(search);
  const filter = {
    ...readPeriod(search),
    identifier: readIdentifier(search, 'identifier'),
    market: readIdentifier(search, 'market'),
    editorId: choice.chosen?.id ?? null,
    state: readChoice(search, 'state', APPLICATION_STATES),
  };
  const applications = await listApplications(filter, readAfter(search), PAGE_SIZE + 1);
  const { columns } = text;
  return (
    <>
      <h1>{text.applicationsTitle}</h1>
      <FilterForm label={listText.filters} submit={listText.submit} reset={{ href: '?', label: listText.reset }}>
        <FilterInput name="identifier" label={text.identifier} value={filter.identifier} />
        <FilterInput name="market" label={text.marketIdentifier} value={filter.market} />
        <EditorSelect choice={choice} />
        <FilterSelect
          name="state"
          label={listText.state}
          value={filter.state}
          all={listText.all}
          options={choicesOf(APPLICATION_STATES, text.applicationStates)}
        />
        <FilterInput name="from" label={listText.fromFeminine} type="date" value={readWord(search, 'from')} />
        <FilterInput name="to" label={listText.to} type="date" value={readWord(search, 'to')} />
      </FilterForm>
      <p className="fr-text--sm">{listText.newestFirstFeminine}</p>
      <DataTable
        caption={text.applicationsTitle}
        empty={listText.none}
        columns={[
          { key: 'identifier', label: columns.identifier },
          { key: 'state', label: columns.state },
          { key: 'firm', label: columns.firm },
          { key: 'market', label: columns.name },
          { key: 'editor', label: columns.editor },
          { key: 'createdAt', label: columns.createdAt },
          { key: 'completedAt', label: columns.submittedAt },
        ]}
        rows={applications.slice(0, PAGE_SIZE).map((application) => ({
          key: application.id,
          cells: [
            <a key="link" href={`/admin/applications/${application.identifier}`}>
              {application.identifier}
            </a>,
            <ApplicationBadge key="state" application={application} />,
            application.companyName ?? application.siret ?? '–',
            <a key="market" href={`/admin/markets/${application.marketIdentifier}`}>
              {application.marketIdentifier}
            </a>,
            application.editorName,
            <ShortMoment key="created" at={application.createdAt} />,
            <ShortMoment key="completed" at={application.completedAt} />,
          ],
        }))}
      />
      <ListPager search={search} rows={applications} />
    </>
  );
}

export default drawConsole(ApplicationsPage);
