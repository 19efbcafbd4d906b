import { scriptRoute } from '@/app/script-route';
import { answerProgress } from '@/app/sync/progress';
import { openWholeApplication } from '@/lib/auth/guards';

/** What the page's script asks. */
export const GET = scriptRoute({
  guard: ({ identifier }: { identifier: string }) => openWholeApplication(identifier),
  handle: (_request, _params, { application }) => answerProgress(application),
});
