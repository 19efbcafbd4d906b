import { drawConsole } from '@/app/admin/draw-console';
import { choicesOf, ListFrame, type ListProps, PAGE_SIZE, readListSearch } from '@/app/admin/list-parts';
import { ApplicationBadge } from '@/app/admin/market-states';
import { ShortMoment } from '@/app/admin/short-moment';
import { DataTable } from '@/components/console/data-table';
import { FilterInput, FilterSelect } from '@/components/console/filter-form';
import { APPLICATION_STATES, listApplications } from '@/db/queries/console/applications';
import { requireAdministrator } from '@/lib/auth/administrator';
import { readChoice, readIdentifier } from '@/lib/console/read-search';
import { formatSiret } from '@/lib/siret';
import { listText } from '@/lib/text/admin-lists';
import { adminMarketText as text } from '@/lib/text/admin-markets';

export const metadata = { title: text.applicationsTitle };

async function ApplicationsPage({ searchParams }: ListProps) {
  await requireAdministrator('reader');
  const asked = await readListSearch(searchParams);
  const market = readIdentifier(asked.search, 'market');
  const state = readChoice(asked.search, 'state', APPLICATION_STATES);
  const applications = await listApplications({ ...asked.filter, market, state }, asked.after, PAGE_SIZE + 1);
  const { columns } = text;
  return (
    <ListFrame
      title={text.applicationsTitle}
      asked={asked}
      identifierLabel={text.identifier}
      rows={applications}
      feminine
      filters={
        <>
          <FilterInput name="market" label={text.marketIdentifier} value={market} />
          <FilterSelect
            name="state"
            label={listText.state}
            value={state}
            all={listText.all}
            options={choicesOf(APPLICATION_STATES, text.applicationStates)}
          />
        </>
      }
    >
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
            application.companyName ??
              (application.siret ? formatSiret(application.siret) : null) ??
              application.foreignIdentifier?.value ??
              '–',
            <a key="market" href={`/admin/markets/${application.marketIdentifier}`}>
              {application.marketIdentifier}
            </a>,
            application.editorName,
            <ShortMoment key="created" at={application.createdAt} />,
            <ShortMoment key="completed" at={application.completedAt} />,
          ],
        }))}
      />
    </ListFrame>
  );
}

export default drawConsole(ApplicationsPage);
