import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { Alert } from '@/components/layout/alert';
import { type Application, findEarlierDraftsOpenTo } from '@/db/queries/applications';
import { IDENTIFICATION_STEP } from '@/lib/journey/candidate-steps';
import { candidateText } from '@/lib/text/candidate';
import { formatDateTime } from '@/lib/text/format';

const text = candidateText.identification.earlierDrafts;

/** Offers what this browser began before for the same market: a new link from the platform opens a new draft. */
export async function EarlierDrafts({ sessionId, application }: { sessionId: string; application: Application }) {
  const drafts = await findEarlierDraftsOpenTo(sessionId, application);
  if (drafts.length === 0) return null;
  return (
    <div className="fr-mb-4w">
      <Alert severity="info" title={text.title}>
        <p>{text.hint}</p>
        <ul>
          {drafts.map(({ identifier, createdAt }) => (
            <li key={identifier}>
              <a href={stepPath(identifier, IDENTIFICATION_STEP)}>{text.resume(formatDateTime(createdAt))}</a>
            </li>
          ))}
        </ul>
      </Alert>
    </div>
  );
}
