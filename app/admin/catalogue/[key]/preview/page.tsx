import { EditForm } from '@/app/admin/catalogue/[key]/edit-form';
import { findField } from '@/app/admin/catalogue/[key]/find-field';
import { faultsOfWanted, readWanted } from '@/app/admin/catalogue/[key]/wanted-field';
import { drawConsole } from '@/app/admin/draw-console';
import { ErrorSummary } from '@/components/form/error-summary';
import { Warning } from '@/components/layout/warning';
import { countMarketsConcerned, type EditableField } from '@/db/queries/console/catalogue';
import type { CatalogueChange } from '@/db/schema/catalogue-edits';
import { requireAdministrator } from '@/lib/auth/administrator';
import { changesWanted, mayBeArchived, type WantedField } from '@/lib/catalogue/edit-field';
import { TEXT_NAMES } from '@/lib/catalogue/field-texts';
import { readChoice, type Search } from '@/lib/console/read-search';
import { AppError } from '@/lib/errors';
import { catalogueText as text } from '@/lib/text/admin-catalogue';
import { type CatalogueAction, Concerned } from './concerned';

type Props = { params: Promise<{ key: string }>; searchParams: Promise<Search> };

export const metadata = { title: text.previewTitle.edit };

/** What a change of the catalogue would do, and for whom, before it is made. */
async function PreviewPage({ params, searchParams }: Props) {
  await requireAdministrator('administrator');
  const [{ field, section }, search] = await Promise.all([params.then(({ key }) => findField(key)), searchParams]);
  const action = readChoice(search, 'action', ['archive', 'restore'] as const) ?? 'edit';
  if (action === 'archive' && !mayBeArchived(field.key)) throw new AppError('not_found', 'it may not be archived');
  const wanted = readWanted(search);
  const faults = action === 'edit' ? faultsOfWanted(wanted, section.length) : [];
  if (faults.length > 0) {
    return (
      <>
        <ErrorSummary title={text.toMend} errors={faults} />
        <h1>{field.current.buyerLabel}</h1>
        <EditForm field={field} sectionSize={section.length} wanted={wanted} faults={faults} />
      </>
    );
  }
  const change = action === 'edit' ? changesWanted(field, section, wanted) : {};
  const counts = await countMarketsConcerned(field.key, field.marketTypes);
  const isNothing = action === 'edit' && Object.keys(change).length === 0;
  return (
    <>
      <h1>{text.previewTitle[action]}</h1>
      <p className="fr-text--lead">{field.current.buyerLabel}</p>
      {action === 'archive' && field.mandatory && (
        <Warning
          title={text.mandatoryTitle}
          message={`${field.locked ? `${text.lockedWarning} ` : ''}${text.mandatoryWarning}`}
        />
      )}
      {isNothing ? <p>{text.nothing}</p> : <Changes change={change} />}
      {change.place && <NewOrder field={field} section={section} place={wanted.place} />}
      {!isNothing && <Concerned action={action} counts={counts} />}
      <Confirm field={field} action={action} wanted={wanted} isNothing={isNothing} />
    </>
  );
}

function Changes({ change }: { change: CatalogueChange }) {
  const changed = Object.entries(change);
  if (changed.length === 0) return null;
  return (
    <>
      <h2 className="fr-h4">{text.changes}</h2>
      <dl className="pm-facts">
        {changed.map(([name, { before, after }]) => (
          <div key={name}>
            <dt>{text.names[name]}</dt>
            <dd>
              {text.before} <del className="pm-before">{before}</del>
              <br />
              {text.after} <ins>{after}</ins>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

type NewOrderProps = { field: EditableField; section: readonly EditableField[]; place: number };

function NewOrder({ field, section, place }: NewOrderProps) {
  const ordered = section.filter(({ key }) => key !== field.key).toSpliced(place - 1, 0, field);
  return (
    <>
      <h2 className="fr-h4">{text.order}</h2>
      <ol>
        {ordered.map(({ key, current }) => (
          <li key={key}>{key === field.key ? <strong>{current.buyerLabel}</strong> : current.buyerLabel}</li>
        ))}
      </ol>
    </>
  );
}

type ConfirmProps = { field: EditableField; action: CatalogueAction; wanted: WantedField; isNothing: boolean };

function Confirm({ field, action, wanted, isNothing }: ConfirmProps) {
  const carried =
    action === 'edit' ? [...TEXT_NAMES.map((name) => [name, wanted.texts[name]]), ['place', `${wanted.place}`]] : [];
  const hidden = [...carried, ['action', action], ['revision', `${field.revision}`]];
  return (
    <form method="post" action={`/admin/catalogue/${field.key}/save`} className="fr-mt-4w">
      {hidden.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ul className="fr-btns-group fr-btns-group--inline-md">
        {!isNothing && (
          <li>
            <button type="submit" className="fr-btn">
              {text.confirm[action]}
            </button>
          </li>
        )}
        <li>
          <a className="fr-btn fr-btn--tertiary" href={`/admin/catalogue/${field.key}`}>
            {text.cancel}
          </a>
        </li>
      </ul>
    </form>
  );
}

export default drawConsole(PreviewPage);
