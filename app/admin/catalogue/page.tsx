import { drawConsole } from '@/app/admin/draw-console';
import { DataTable } from '@/components/console/data-table';
import { type EditableField, listEditableFields } from '@/db/queries/console/catalogue';
import { requireAdministrator } from '@/lib/auth/administrator';
import { catalogueText as text } from '@/lib/text/admin-catalogue';
import { marketText } from '@/lib/text/markets';
import { askedWords, FieldState } from './field-state';

export const metadata = { title: text.title };

async function CataloguePage() {
  await requireAdministrator('reader');
  const fields = await listEditableFields(null);
  const archived = fields.filter(({ archivedAt }) => archivedAt !== null).length;
  const categories = Map.groupBy(fields, (field) => field.categoryKey);
  return (
    <>
      <h1>{text.title}</h1>
      <p>{text.introduction(fields.length, archived)}</p>
      {[...categories].map(([key, inCategory]) => (
        <section key={key}>
          <h2 className="fr-h4">{inCategory[0]?.categoryLabel}</h2>
          {[...Map.groupBy(inCategory, (field) => field.subcategoryKey)].map(([section, inSection]) => (
            <SectionTable key={section} fields={inSection} />
          ))}
        </section>
      ))}
    </>
  );
}

function SectionTable({ fields }: { fields: readonly EditableField[] }) {
  const { columns } = text;
  return (
    <DataTable
      caption={fields[0]?.subcategoryLabel ?? ''}
      showCaption
      empty=""
      columns={[
        { key: 'label', label: columns.label },
        { key: 'type', label: columns.type },
        { key: 'asked', label: columns.asked },
        { key: 'markets', label: columns.markets },
        { key: 'state', label: columns.state },
      ]}
      rows={fields.map((field) => ({
        key: field.key,
        cells: [
          <a key="label" href={`/admin/catalogue/${field.key}`}>
            {field.current.buyerLabel}
          </a>,
          text.inputTypes[field.inputType] ?? field.inputType,
          askedWords(field),
          field.marketTypes.map(marketText.typeName).join(', '),
          <FieldState key="state" field={field} />,
        ],
      }))}
    />
  );
}

export default drawConsole(CataloguePage);
