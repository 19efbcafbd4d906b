import { StateBadge } from '@/components/layout/state-badge';
import type { AccessLink } from '@/db/queries/access';
import type { Application, Firm } from '@/db/queries/applications';
import { IDENTIFICATION_STEP } from '@/lib/journey/candidate-steps';
import { identifierInWords } from '@/lib/text/firm-identifiers';
import { groupText as text } from '@/lib/text/groups';
import { type GroupAction, groupPath, nameOf, partPath } from './group-page';

type Mailed = { address: string; usedAt: Date | null };

export type Group = {
  application: Application;
  firms: readonly Firm[];
  /** The link that lives into a member's part, by firm. */
  links: ReadonlyMap<string, AccessLink>;
  /** The person whom a member's part waits for, by firm. */
  mailed: ReadonlyMap<string, Mailed>;
  /** Whether this instance writes to anybody. */
  writesMail: boolean;
  /** Ranks of the lots that a member takes part in, by firm; none for all. */
  lots: ReadonlyMap<string, readonly number[]>;
};

/** The members of a group, how far each is, and what can be done: never what a member answered. */
export function MembersList({ group }: { group: Group }) {
  const { application, firms } = group;
  return (
    <section className="fr-mt-6w" aria-labelledby="membres">
      <h2 id="membres">{text.members}</h2>
      <p>{text.membersHint}</p>
      <ul className="pm-plain-list">
        {firms.map((firm) => (
          <li key={firm.id} className="fr-mb-3w" id={`membre-${firm.rank}`}>
            {firm.rank === 1 ? <Mandataire firm={firm} /> : <Member firm={firm} group={group} />}
          </li>
        ))}
      </ul>
      <a className="fr-btn fr-btn--secondary" href={groupPath(application, 'add')}>
        {text.actions.add}
      </a>
    </section>
  );
}

function Mandataire({ firm }: { firm: Firm }) {
  return (
    <>
      <h3 className="fr-h6 fr-mb-1v">{nameOf(firm)}</h3>
      <p className="fr-mb-0">{text.mandataire}</p>
    </>
  );
}

function Member({ firm, group }: { firm: Firm; group: Group }) {
  const { application, links, mailed, lots } = group;
  const link = links.get(firm.id);
  const person = mailed.get(firm.id);
  const state = stateOf(firm, link, person);
  const said = [
    (firm.siret || firm.foreignIdentifier) && identifierInWords(firm),
    person && text.mailedLine(person.address),
    firm.role && text.roleLine(firm.role),
    firm.reservedTasks && text.tasksLine(firm.reservedTasks),
    lots.get(firm.id)?.length && text.lotsLine((lots.get(firm.id) ?? []).map((rank) => rank + 1)),
  ].filter(Boolean);
  return (
    <>
      <h3 className="fr-h6 fr-mb-1v">
        {nameOf(firm)} <StateBadge tone={TONES[state]}>{text.states[state]}</StateBadge>
      </h3>
      {said.map((line) => (
        <p key={String(line)} className="fr-mb-0 pm-typed">
          {line}
        </p>
      ))}
      <ul className="fr-btns-group fr-btns-group--inline fr-btns-group--sm fr-mt-2w">
        {firm.declaredBy === 'mandataire' && (
          <Action href={partPath(application, firm, IDENTIFICATION_STEP)} label={text.actions.openPart} firm={firm} />
        )}
        <Action
          href={groupPath(application, 'link', firm.rank)}
          label={link ? text.actions.newLink : text.actions.link}
          firm={firm}
        />
        {group.writesMail && <Action href={pathTo('mail', group, firm)} label={text.actions.mail} firm={firm} />}
        {firm.declaredBy !== 'mandataire' && (
          <Action href={pathTo('mandate', group, firm)} label={text.actions.declareFor} firm={firm} />
        )}
        <Action href={pathTo('change', group, firm)} label={text.actions.change} firm={firm} />
        <Action href={pathTo('remove', group, firm)} label={text.actions.remove} firm={firm} />
      </ul>
    </>
  );
}

const pathTo = (action: GroupAction, { application }: Group, { rank }: Firm) => groupPath(application, action, rank);

function Action({ href, label, firm }: { href: string; label: string; firm: Firm }) {
  return (
    <li>
      <a className="fr-btn fr-btn--tertiary" href={href} aria-label={text.about(label, nameOf(firm))}>
        {label}
      </a>
    </li>
  );
}

type State = keyof typeof text.states;

/** How far a member is, as its mandataire may know. */
function stateOf({ declaredAt, declaredBy }: Firm, link: AccessLink | undefined, mailed: Mailed | undefined): State {
  if (declaredBy === 'mandataire') return declaredAt ? 'declared_by_mandataire' : 'by_mandataire';
  if (declaredAt) return 'declared';
  if (link?.usedAt || mailed?.usedAt) return 'started';
  if (mailed) return 'mailed';
  return link ? 'given' : 'no_link';
}

const TONES: Record<State, 'done' | 'started' | 'to_do'> = {
  no_link: 'to_do',
  given: 'to_do',
  mailed: 'to_do',
  started: 'started',
  by_mandataire: 'to_do',
  declared: 'done',
  declared_by_mandataire: 'done',
};
