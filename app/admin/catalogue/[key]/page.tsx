import { askedWords } from '@/app/admin/catalogue/field-state';
import { drawConsole } from '@/app/admin/draw-console';
import { Alert } from '@/components/layout/alert';
import { Facts } from '@/components/layout/facts';
import type { EditableField } from '@/db/queries/console/catalogue';
import { requireAdministrator } from '@/lib/auth/administrator';
import { mayBeArchived, placeOf } from '@/lib/catalogue/edit-field';
import { TEXT_NAMES } from '@/lib/catalogue/field-texts';
import { readChoice, type Search } from '@/lib/console/read-search';
import { catalogueText as text } from '@/lib/text/admin-catalogue';
import { formatDateTime } from '@/lib/text/format';
import { marketText } from '@/lib/text/markets';
import { EditForm } from './edit-form';
import { findField } from './find-field';
import { History } from './history';

type Props = { params: Promise<{ key: string }>; searchParams: Promise<Search> };

export const metadata = { title: text.title };

async function FieldPage({ params, searchParams }: Props) {
  const { role } = await requireAdministrator('reader');
  const [{ field, section }, search] = await Promise.all([params.then(({ key }) => findField(key)), searchParams]);
  const outcome = readChoice(search, 'outcome', ['done', 'nothing', 'changed']);
  const mayAct = role === 'administrator';
  return (
    <>
      <p>
        <a className="fr-link fr-link--sm" href="/admin/catalogue">
          {text.back}
        </a>
      </p>
      <h1>{field.current.buyerLabel}</h1>
      {outcome && (
        <div className="fr-mb-3w" role="status">
          <Alert severity={outcome === 'done' ? 'success' : 'warning'} title={text.outcomeTitles[outcome] ?? ''}>
            <p>{text.outcomes[outcome]}</p>
          </Alert>
        </div>
      )}
      <Facts facts={factsOf(field)} />
      {mayAct ? (
        <>
          <h2 className="fr-h4">{text.editTitle}</h2>
          <p>{text.editIntroduction}</p>
          <EditForm
            field={field}
            sectionSize={section.length}
            wanted={{ texts: field.current, place: placeOf(field, section) }}
          />
          <Archiving field={field} />
        </>
      ) : (
        <Texts field={field} place={placeOf(field, section)} />
      )}
      {await History({ fieldKey: field.key })}
    </>
  );
}

function factsOf(field: EditableField) {
  const { facts } = text;
  return [
    { key: 'place', label: facts.place, value: `${field.categoryLabel} – ${field.subcategoryLabel}` },
    { key: 'type', label: facts.type, value: text.inputTypes[field.inputType] ?? field.inputType },
    { key: 'asked', label: facts.asked, value: askedWords(field) },
    { key: 'markets', label: facts.markets, value: field.marketTypes.map(marketText.typeName).join(', ') },
    { key: 'law', label: facts.law, value: field.legalReference ?? facts.noLaw },
    { key: 'source', label: facts.source, value: field.source ?? facts.noSource },
    { key: 'key', label: facts.key, value: field.key },
    ...(field.archivedAt ? [{ key: 'archived', label: facts.archived, value: formatDateTime(field.archivedAt) }] : []),
  ];
}

function Archiving({ field }: { field: EditableField }) {
  const action = field.archivedAt ? 'restore' : 'archive';
  return (
    <>
      <h2 className="fr-h4">{text.archiveTitle}</h2>
      {mayBeArchived(field.key) ? (
        <>
          <p>{text.archiveIntroduction}</p>
          <p>
            <a className="fr-btn fr-btn--secondary" href={`/admin/catalogue/${field.key}/preview?action=${action}`}>
              {text[action]}
            </a>
          </p>
        </>
      ) : (
        <p>{text.cannotArchive}</p>
      )}
    </>
  );
}

function Texts({ field, place }: { field: EditableField; place: number }) {
  const texts = TEXT_NAMES.map((name) => ({ key: name, label: text.names[name], value: field.current[name] }));
  return (
    <>
      <h2 className="fr-h4">{text.texts}</h2>
      <Facts facts={[...texts, { key: 'place', label: text.names.place, value: place }]} />
    </>
  );
}

export default drawConsole(FieldPage);
