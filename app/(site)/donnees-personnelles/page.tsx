import type { Metadata } from 'next';
import { Article } from '@/components/layout/article';
import { privacyText } from '@/lib/text/site-legal';

export const metadata: Metadata = { title: privacyText.title };

export default function PrivacyPage() {
  return <Article {...privacyText} />;
}
