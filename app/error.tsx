'use client';
import { FailurePage } from '@/components/layout/failure-page';
import { errorText } from '@/lib/text/site';

/**
 * The last resort, for what breaks outside `drawOrExplain`: Next.js answers 500 with an empty body that scripts fill
 * with this page. The digest is also in the log.
 */
export default function PageFailure({ error }: { error: Error & { digest?: string } }) {
  return (
    <>
      <title>{errorText.failure.title}</title>
      <FailurePage {...errorText.failure} digest={error.digest} home={errorText.backHome} />
    </>
  );
}
