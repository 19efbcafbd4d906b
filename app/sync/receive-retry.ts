import { env } from '@/lib/env';
import { isSameOrigin } from '@/lib/forms/same-origin';
import { seeOther } from '@/lib/forms/see-other';
import { log } from '@/lib/observability/log';
import { retrySync } from '@/lib/webhooks/retry-sync';

type Context = { params: Promise<{ identifier: string }> };

/**
 * The post of « send again »: guard, one verb, then the page, which says where things stand: on their way again, or why
 * not (nothing has failed, the hour's three are used), or that this browser has no access.
 */
export function receiveRetry(
  subjectId: (identifier: string) => Promise<string | undefined>,
  page: (identifier: string) => string,
) {
  return async (request: Request, { params }: Context): Promise<Response> => {
    const { identifier } = await params;
    const id = isSameOrigin(request, env().BASE_URL) ? await subjectId(identifier) : undefined;
    if (id) log().info({ identifier, outcome: await retrySync(id, new Date()) }, 'delivery asked for again');
    return seeOther(page(identifier));
  };
}
