import { formRoute, type Guarded } from '@/app/form-route';
import { seeOther } from '@/lib/forms/see-other';
import { log } from '@/lib/observability/log';
import { retrySync } from '@/lib/webhooks/retry-sync';

/**
 * The post of « send again », after which the page says where things stand: on their way again, or why not (nothing has
 * failed, the hour's three are used), or that this browser has no access.
 */
export function receiveRetry(
  open: (identifier: string) => Promise<(Guarded & { subjectId: string }) | undefined>,
  page: (identifier: string) => string,
) {
  return formRoute<{ identifier: string }, Guarded & { subjectId: string }>({
    elsewhere: ({ identifier }) => seeOther(page(identifier)),
    guard: ({ identifier }) => open(identifier),
    closed: ({ params: { identifier } }) => seeOther(page(identifier)),
    async handle({ params: { identifier } }, { subjectId }) {
      const outcome = await retrySync(subjectId, new Date());
      log().info({ identifier, outcome }, 'delivery asked for again');
      return seeOther(page(identifier));
    },
  });
}
