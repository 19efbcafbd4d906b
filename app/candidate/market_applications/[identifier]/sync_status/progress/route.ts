import { answerProgress } from '@/app/sync/progress';
import { openApplication } from '@/lib/auth/guards';

/** What the page's script asks. */
export async function GET(_request: Request, { params }: { params: Promise<{ identifier: string }> }) {
  return answerProgress((await openApplication((await params).identifier))?.application);
}
