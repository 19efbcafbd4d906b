import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { Alert } from '@/components/layout/alert';
import { type Application, findApplication } from '@/db/queries/applications';
import { formatDateTime } from '@/lib/text/format';
import { replacementText } from '@/lib/text/replacement';

const text = replacementText.draft;

/** Above a draft that is to replace a submission: which one, and that it stands meanwhile. */
export async function ReplacementDraft({ application }: { application: Application }) {
  if (!application.replacesId || application.rank > 1) return null;
  const replaced = await findApplication(application.replacesId);
  if (!replaced?.completedAt) return null;
  const { identifier, withdrawnAt, completedAt } = replaced;
  return (
    <div className="fr-mb-4w">
      <Alert severity="info" title={text.title(formatDateTime(completedAt))}>
        <p>{withdrawnAt ? text.withdrawn(identifier) : text.message(identifier)}</p>
        <p>
          <a href={stepPath(identifier, 'sync_status')}>{text.back}</a>
        </p>
      </Alert>
    </div>
  );
}
