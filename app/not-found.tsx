import type { Metadata } from 'next';
import { ErrorPage } from '@/components/layout/error-page';
import { errorText } from '@/lib/text/site';

export const metadata: Metadata = { title: errorText.notFound.title };

export default function NotFound() {
  return <ErrorPage {...errorText.notFound} home={errorText.backHome} />;
}
