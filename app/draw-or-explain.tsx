import { randomBytes } from 'node:crypto';
import { headers } from 'next/headers';
import { unstable_rethrow } from 'next/navigation';
import type { ReactNode } from 'react';
import NotFound from '@/app/not-found';
import Unauthorized from '@/app/unauthorized';
import { FailurePage } from '@/components/layout/failure-page';
import { AppError } from '@/lib/errors';
import { answerWith } from '@/lib/http/answer-status';
import { log } from '@/lib/observability/log';
import { errorText } from '@/lib/text/site';

type Draw<Props> = (props: Props) => Promise<ReactNode>;

/**
 * Wraps a page so that whatever it throws ends in a true status **and** a page that is whole without JavaScript:
 * `AppError('unauthorized')` 401, `AppError('not_found')` 404, anything else 500, logged with the reference that the
 * page shows. Redirects pass through. Load in the page itself: what its children throw is out of reach.
 */
export function drawOrExplain<Props>(draw: Draw<Props>): Draw<Props> {
  return async (props) => {
    try {
      return await draw(props);
    } catch (error) {
      unstable_rethrow(error);
      return explain(error);
    }
  };
}

async function explain(error: unknown): Promise<ReactNode> {
  const incoming = await headers();
  const code = error instanceof AppError ? error.code : 'internal';
  if (code === 'unauthorized') {
    // RFC 9110, 15.5.2: a 401 names how to get in; here, by a link that one's platform gives.
    answerWith(incoming, 401, { 'WWW-Authenticate': 'Link realm="passe-marche"' });
    return <Unauthorized />;
  }
  if (code === 'not_found') {
    answerWith(incoming, 404);
    return <NotFound />;
  }
  const reference = randomBytes(5).toString('hex');
  log().error({ err: error, reference }, 'page failed');
  answerWith(incoming, 500);
  return <FailurePage {...errorText.failure} digest={reference} home={errorText.backHome} />;
}
