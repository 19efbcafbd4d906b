import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { formRoute } from '@/app/form-route';
import { openWholeApplication } from '@/lib/auth/guards';
import { seeOther } from '@/lib/forms/see-other';

type Found = NonNullable<Awaited<ReturnType<typeof openWholeApplication>>>;

/**
 * The post of a button that replaces or withdraws what was submitted: `change`, which returns where one goes if not to the
 * page of the application, which says what became of it.
 */
export function receiveChange(
  change: (found: Pick<Found, 'application' | 'sessionId'>, now: Date) => Promise<string | undefined>,
) {
  const page = ({ identifier }: { identifier: string }) => stepPath(identifier, 'sync_status');
  return formRoute<{ identifier: string }, Found>({
    elsewhere: (params) => seeOther(page(params)),
    guard: ({ identifier }) => openWholeApplication(identifier),
    closed: ({ params }) => seeOther(page(params)),
    handle: async ({ params }, found) => seeOther((await change(found, new Date())) ?? page(params)),
  });
}
