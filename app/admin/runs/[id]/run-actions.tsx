import type { RunDetail } from '@/db/jobs/listing';
import { runText as text } from '@/lib/text/admin-runs';

/** What may be done to a run as it stands: a failed one is done again, one that waits is ended. */
export function RunActions({ run }: { run: RunDetail }) {
  if (run.status === 'completed') return null;
  const action = run.status === 'failed' ? 'retry' : 'cancel';
  return (
    <form method="post" action={`/admin/runs/${encodeURIComponent(run.id)}/${action}`} className="fr-mb-4w">
      <p className="fr-mb-1w">{action === 'retry' ? text.retryNote : text.cancelNote}</p>
      <button type="submit" className="fr-btn fr-btn--secondary">
        {text[action]}
      </button>
    </form>
  );
}
