import { scriptRoute } from '@/app/script-route';
import { answerProgress } from '@/app/sync/progress';
import { openApplication } from '@/lib/auth/guards';

/** What the page's script asks. */
export const GET = scriptRoute({
  guard: ({ identifier }: { identifier: string }) => openApplication(identifier),
  handle: (_request, _params, { application }) => answerProgress(application),
});
