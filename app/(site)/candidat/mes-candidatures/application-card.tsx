import { APPLICATIONS_PATH } from '@/app/address/address-forms';
import { Facts } from '@/components/layout/facts';
import { StateBadge } from '@/components/layout/state-badge';
import type { OpenToAddress } from '@/db/queries/confirmed-access';
import { isUnanswered, loadForm } from '@/lib/journey/application-form';
import { formatDateTime } from '@/lib/text/format';
import { applicationsText as text } from '@/lib/text/people';

type State = keyof typeof text.states;
const TONES: Record<State, 'started' | 'done' | 'to_do'> = {
  ...{ draft: 'started', submitted: 'done', closed: 'to_do', cancelled: 'to_do' },
  ...{ replaced: 'to_do', withdrawn: 'to_do' },
};

export type Card = OpenToAddress & { state: State; missing: number; hasAttestation: boolean; mayReplace: boolean };

/** An application with what is left to do, counted only where something may still be done. */
export async function loadCard(open: OpenToAddress, now: Date): Promise<Card> {
  const { application, market } = open;
  const state = stateOf(open, now);
  const form = state === 'draft' ? await loadForm(application, market) : undefined;
  const missing = form ? form.fields.filter(isUnanswered).length : 0;
  const isWhole = application.rank === 1;
  const mayReplace = isWhole && state === 'submitted' && !market.cancelledAt && now <= market.deadline;
  return { ...open, state, missing, mayReplace, hasAttestation: isWhole && application.documentsReadyAt !== null };
}

function stateOf({ application, market }: OpenToAddress, now: Date): State {
  if (application.replacedAt) return 'replaced';
  if (application.withdrawnAt) return 'withdrawn';
  if (application.completedAt) return 'submitted';
  if (market.cancelledAt) return 'cancelled';
  return now > market.deadline ? 'closed' : 'draft';
}

/** One application: what it is for, how far it is, the way in. */
export function ApplicationCard({ card }: { card: Card }) {
  const { application, market, state, accessId, missing } = card;
  const isPart = application.rank > 1;
  return (
    <section className="fr-mb-6w" id={application.identifier}>
      <h2 className="fr-h4">{market.name}</h2>
      <p>
        <StateBadge tone={TONES[state]}>{text.states[state]}</StateBadge>
      </p>
      <Facts
        facts={[
          { key: 'deadline', label: text.facts.deadline, value: formatDateTime(market.deadline) },
          {
            key: 'identifier',
            label: isPart ? text.facts.part : text.facts.identifier,
            value: application.identifier,
          },
          ...(application.completedAt
            ? [{ key: 'at', label: text.facts.submittedAt, value: formatDateTime(application.completedAt) }]
            : []),
          ...(state === 'draft' ? [{ key: 'missing', label: text.facts.missing, value: text.missing(missing) }] : []),
        ]}
      />
      <form action={APPLICATIONS_PATH} method="post" encType="multipart/form-data">
        <ul className="fr-btns-group fr-btns-group--inline-md">
          <li>
            <button type="submit" className="fr-btn" name="open" value={accessId}>
              {state === 'draft' ? text.resume : text.open}
              <span className="fr-sr-only"> {text.about(market.name)}</span>
            </button>
          </li>
          {card.hasAttestation && (
            <li>
              <button type="submit" className="fr-btn fr-btn--secondary" name="attestation" value={accessId}>
                {text.attestation}
                <span className="fr-sr-only"> {text.about(market.name)}</span>
              </button>
            </li>
          )}
          {card.mayReplace && (
            <li>
              <button type="submit" className="fr-btn fr-btn--tertiary" name="replace" value={accessId}>
                {text.replace}
                <span className="fr-sr-only"> {text.about(market.name)}</span>
              </button>
            </li>
          )}
        </ul>
      </form>
    </section>
  );
}
