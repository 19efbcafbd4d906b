import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { unstable_rethrow } from 'next/navigation';
import type { ReactNode } from 'react';
import NotFound from '@/app/not-found';
import Unauthorized from '@/app/unauthorized';
import { FailurePage } from '@/components/layout/failure-page';
import { AppError } from '@/lib/errors';
import { answerWith } from '@/lib/http/answer-status';
import { RETRY_AFTER_SECONDS } from '@/lib/observability/failure-code';
import { reportFailure } from '@/lib/observability/report-failure';
import { errorText } from '@/lib/text/site';

type Draw<Props> = (props: Props) => Promise<ReactNode>;

/**
 * Wraps a page so that whatever it throws ends in a true status **and** a page that is whole without JavaScript:
 * `AppError('unauthorized')` 401, `AppError('not_found')` 404, anything else 500, or 503 while the
 * database is away, logged with the reference that the page shows. Redirects pass through.
 * Load in the page itself: what its children throw is out of reach, hence `await Child(props)` for one that loads.
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

/**
 * Wraps a page's `generateMetadata` that loads: what it throws would end outside of the page. The page asks for the same
 * and explains.
 */
export function titleOrNone<Props>(generate: (props: Props) => Promise<Metadata>): (props: Props) => Promise<Metadata> {
  return (props) =>
    generate(props).catch((error: unknown) => {
      unstable_rethrow(error);
      return { title: errorText.failure.title };
    });
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
  const { status, reference } = reportFailure(error, 'page failed');
  const isAway = status === 503;
  answerWith(incoming, status, isAway ? { 'Retry-After': String(RETRY_AFTER_SECONDS) } : {});
  const said = isAway ? { ...errorText.failure, ...errorText.away } : errorText.failure;
  return <FailurePage {...said} digest={reference} home={errorText.backHome} />;
}
