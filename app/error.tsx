'use client';
import { FailurePage } from '@/components/layout/failure-page';
import { errorText } from '@/lib/text/site';

type ErrorProps = { error: Error & { digest?: string }; reset: () => void };

/** A page that failed while it was being made: status 500, inside the layout. The digest is also in the log. */
export default function PageFailure({ error, reset }: ErrorProps) {
  return <FailurePage {...errorText.failure} digest={error.digest} home={errorText.backHome} onRetry={reset} />;
}
