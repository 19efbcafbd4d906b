import { ShortMoment } from '@/app/admin/short-moment';
import { DataTable } from '@/components/console/data-table';
import { listCatalogueChanges } from '@/db/queries/console/catalogue';
import type { CatalogueChange } from '@/db/schema/catalogue-edits';
import { catalogueText as text } from '@/lib/text/admin-catalogue';

const LIMIT = 50;

/** Who changed what of a field, and when. */
export async function History({ fieldKey }: { fieldKey: string }) {
  const changes = await listCatalogueChanges(fieldKey, LIMIT);
  const { historyColumns } = text;
  return (
    <>
      <h2 className="fr-h4">{text.history}</h2>
      <DataTable
        caption={text.history}
        empty={text.noHistory}
        columns={[
          { key: 'at', label: historyColumns.at },
          { key: 'who', label: historyColumns.who },
          { key: 'what', label: historyColumns.what },
        ]}
        rows={changes.map(({ id, at, email, change }) => ({
          key: id,
          cells: [<ShortMoment key="at" at={at} />, email ?? '–', <Changed key="what" change={change} />],
        }))}
      />
    </>
  );
}

function Changed({ change }: { change: CatalogueChange }) {
  return Object.entries(change).map(([name, { before, after }]) => (
    <p className="fr-mb-0 fr-text--sm" key={name}>
      {name === 'archived'
        ? after === null
          ? text.restoredThen
          : text.archivedThen
        : text.changedThen(text.names[name] ?? name, before ?? '', after ?? '')}
    </p>
  ));
}
