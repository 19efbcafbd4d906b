import { APPLICATIONS_PATH } from '@/app/address/address-forms';
import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { Alert } from '@/components/layout/alert';
import type { Application } from '@/db/queries/applications';
import { findOpenToAddress } from '@/db/queries/confirmed-access';
import { findEarlierDraftsOpenTo } from '@/db/queries/open-applications';
import { addressOfSession } from '@/lib/addresses/session-address';
import { IDENTIFICATION_STEP } from '@/lib/journey/candidate-steps';
import { candidateText } from '@/lib/text/candidate';
import { formatDateTime } from '@/lib/text/format';
import { peopleText } from '@/lib/text/people';

const text = candidateText.identification.earlierDrafts;

type Props = { sessionId: string; application: Application };

/** Offers what was begun before for the same market: in this browser, or, while this one is empty, under its owner's address. */
export async function EarlierDrafts({ sessionId, application }: Props) {
  const here = await findEarlierDraftsOpenTo(sessionId, application);
  const isEmpty = application.savedSteps.length === 0;
  const own = isEmpty ? await draftsOfAddress(sessionId, application) : [];
  const byAddress = own.filter(({ identifier }) => here.every((draft) => draft.identifier !== identifier));
  if (here.length + byAddress.length === 0) return null;
  return (
    <div className="fr-mb-4w">
      <Alert severity="info" title={here.length > 0 ? text.title : peopleText.earlier.title}>
        <p>{here.length > 0 ? text.hint : peopleText.earlier.hint}</p>
        <ul>
          {here.map(({ identifier, createdAt }) => (
            <li key={identifier}>
              <a href={stepPath(identifier, IDENTIFICATION_STEP)}>{text.resume(formatDateTime(createdAt))}</a>
            </li>
          ))}
          {byAddress.map(({ identifier, createdAt, accessId }) => (
            <li key={identifier}>
              <button
                type="submit"
                className="fr-btn fr-btn--tertiary fr-btn--sm"
                formAction={APPLICATIONS_PATH}
                name="open"
                value={accessId}
              >
                {peopleText.earlier.open(formatDateTime(createdAt))}
              </button>
            </li>
          ))}
        </ul>
      </Alert>
    </div>
  );
}

/** Other drafts for this market of the address that was confirmed in this browser. */
async function draftsOfAddress(sessionId: string, { id, marketId }: Application) {
  const address = await addressOfSession(sessionId);
  const open = address ? await findOpenToAddress(address.id) : [];
  return open
    .map(({ application, accessId }) => ({ ...application, accessId }))
    .filter(
      (other) => other.marketId === marketId && other.id !== id && other.completedAt === null && other.rank === 1,
    );
}
