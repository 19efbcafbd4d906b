import type { PersonalAccess } from '@/db/queries/confirmed-access';
import { peopleText } from '@/lib/text/people';

const text = peopleText.who;

type Props = { page: string; people: readonly PersonalAccess[]; ownId: string | undefined };

/** Everybody who has access, shown to each of them; only an invitation that nobody used can be called off here. */
export function PeopleList({ page, people, ownId }: Props) {
  return (
    <section className="fr-mb-4w">
      <h2 className="fr-h4">{text.title}</h2>
      <ul>
        <li>{text.link}</li>
        {people.map((person) => (
          <li key={person.id}>
            {person.address} {person.addressId === ownId && text.you} –{' '}
            {person.usedAt ? text.since(person.usedAt) : text.invited(person.createdAt)}
            {person.refusedAt && ` – ${text.refused}`}
            {!person.usedAt && <Cancel page={page} person={person} />}
          </li>
        ))}
      </ul>
      <p className="fr-text--sm fr-mt-2w">{text.rule}</p>
    </section>
  );
}

function Cancel({ page, person }: { page: string; person: PersonalAccess }) {
  return (
    <form action={page} method="post" encType="multipart/form-data">
      <button type="submit" className="fr-btn fr-btn--tertiary fr-btn--sm" name="withdraw" value={person.id}>
        {text.cancel(person.address)}
      </button>
    </form>
  );
}
