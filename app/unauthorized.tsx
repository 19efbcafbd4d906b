import type { Metadata } from 'next';
import { ErrorPage } from '@/components/layout/error-page';
import { errorText } from '@/lib/text/site';

export const metadata: Metadata = { title: errorText.unauthorized.title };

/** Shown with status 401 to a browser without a grant. Says nothing of what was asked for. */
export default function Unauthorized() {
  return <ErrorPage {...errorText.unauthorized} home={errorText.backHome} />;
}
