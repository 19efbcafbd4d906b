import { ActionForm } from '@/app/admin/action-form';
import { SelectField } from '@/components/form/select-field';
import { findPeople } from '@/db/queries/confirmed-access';
import { accessConsoleText as text } from '@/lib/text/people';
import { formatMoment } from '@/lib/text/short-dates';

type Props = { application: { id: string; identifier: string }; mayAct: boolean };

/** Who has access by an address of theirs; an administrator may end one. */
export async function People({ application, mayAct }: Props) {
  const people = await findPeople({ subject: 'application', subjectId: application.id });
  return (
    <>
      <h2 className="fr-h5 fr-mt-4w">{text.title}</h2>
      {people.length === 0 && <p>{text.none}</p>}
      <ul>
        {people.map(({ id, address, createdAt, usedAt }) => (
          <li key={id}>
            {address} – {usedAt ? text.came : text.invited} ({formatMoment(createdAt)})
          </li>
        ))}
      </ul>
      {mayAct && people.length > 0 && (
        <ActionForm
          title={text.end}
          consequence={text.consequence}
          submit={text.end}
          action={`/admin/applications/${application.identifier}/end_access`}
        >
          <SelectField
            id="access"
            label={text.who}
            value=""
            none={text.choose}
            options={people.map(({ id, address }) => ({ value: id, label: address }))}
            errors={[]}
          />
        </ActionForm>
      )}
    </>
  );
}
