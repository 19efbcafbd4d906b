import { adminPost } from '@/app/admin/admin-post';
import { operateRun } from '@/app/admin/runs/[id]/operate-run';
import { cancelRun } from '@/inngest/operate-runs';

/** Ends a run that waits. */
export const POST = adminPost<{ id: string }>('administrator', async ({ params, by }) => {
  const runId = await operateRun(params.id, cancelRun, by);
  return `/admin/runs/${encodeURIComponent(runId)}?done=cancelled`;
});
