import { browserRoute } from '@/app/browser-route';
import { type ActingAs, runAsCaller } from '@/lib/audit/actor';
import { env } from '@/lib/env';
import { isSameOrigin } from '@/lib/forms/same-origin';
import { seeOther } from '@/lib/forms/see-other';
import { log } from '@/lib/observability/log';
import { retrySync } from '@/lib/webhooks/retry-sync';

/**
 * The post of « send again »: guard, one verb, then the page, which says where things stand: on their way again, or why
 * not (nothing has failed, the hour's three are used), or that this browser has no access.
 */
export function receiveRetry(
  open: (identifier: string) => Promise<{ subjectId: string; actor: ActingAs['actor'] } | undefined>,
  page: (identifier: string) => string,
) {
  return browserRoute<{ identifier: string }>(async ({ request, params: { identifier } }) => {
    const found = isSameOrigin(request, env().BASE_URL) ? await open(identifier) : undefined;
    if (found) {
      const retry = () => retrySync(found.subjectId, new Date());
      const outcome = await runAsCaller(request, found.actor, null, retry);
      log().info({ identifier, outcome }, 'delivery asked for again');
    }
    return seeOther(page(identifier));
  });
}
