import type { Metadata } from 'next';
import { Article } from '@/components/layout/article';
import { legalText } from '@/lib/text/site-legal';

export const metadata: Metadata = { title: legalText.title };

export default function LegalPage() {
  return <Article {...legalText} />;
}
