import type { Metadata } from 'next';
import { Article } from '@/components/layout/article';
import { candidateText } from '@/lib/text/site-doors';

export const metadata: Metadata = { title: candidateText.title };

export default function CandidatePage() {
  return <Article {...candidateText} />;
}
