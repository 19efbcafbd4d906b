import { BUTTON, reusedValue } from '@/lib/fields/step-action';
import { submittedApplication } from './complete-application';
import { fill } from './page-form';
import type { RowsOf } from './rows';

const AT = '/candidate/market_applications/[identifier]';
const NAME = 'identite_entreprise_identification_raison_sociale';
const EMAIL = 'identite_entreprise_contact_email';

/** Answers of an earlier application of the same user, shown and taken. */
export const reuseRows: RowsOf = (world) => {
  const { sql } = world;
  const begun = async () => {
    const earlier = await submittedApplication(world);
    const [row] = await sql`select siret from market_applications where identifier = ${earlier.identifier}`;
    const draft = await world.newApplication(row?.siret);
    const both = [earlier.identifier, draft.identifier];
    await sql`update market_applications set provider_user_id = ${earlier.identifier} where identifier in ${sql(both)}`;
    return { ...draft, earlier: earlier.identifier, path: `${draft.steps}/company_identification` };
  };
  return [
    {
      door: `GET ${AT}/company_identification`,
      variant: 'with answers of an earlier application',
      make: async () => {
        const { candidate, path } = await begun();
        return { caller: candidate, method: 'GET', path };
      },
    },
    {
      door: `POST ${AT}/[step]/save`,
      variant: 'taking answers of an earlier application',
      make: async () => {
        const { candidate, path, earlier } = await begun();
        const form = await world.formAt(candidate, path);
        const { body, typed } = fill(form, world.canaries);
        for (const name of [`${NAME}.text`, `${EMAIL}.text`]) {
          body.delete(name);
          typed.delete(name);
        }
        body.append(BUTTON.reuse, reusedValue([NAME, EMAIL].map((key) => [key, earlier] as const)));
        return {
          caller: candidate,
          method: 'POST',
          path: form.action,
          body,
          typed,
          shownAt: { caller: candidate, path },
        };
      },
    },
  ];
};
