import { adminPost } from '@/app/admin/admin-post';
import { operateRun } from '@/app/admin/runs/[id]/operate-run';
import { retryRun } from '@/inngest/operate-runs';

/** Does a failed run again, and shows the new one. */
export const POST = adminPost<{ id: string }>('administrator', async ({ params, by }) => {
  const runId = await operateRun(params.id, retryRun, by);
  return `/admin/runs/${encodeURIComponent(runId)}?done=retried`;
});
