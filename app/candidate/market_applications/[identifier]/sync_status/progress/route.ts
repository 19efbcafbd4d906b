import { scriptRoute } from '@/app/script-route';
import { answerProgress } from '@/app/sync/progress';
import { openApplication } from '@/lib/auth/guards';

/** What the page's script asks. */
export const GET = scriptRoute<{ identifier: string }>(async (_request, { identifier }) =>
  answerProgress((await openApplication(identifier))?.application),
);
