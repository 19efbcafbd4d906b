import type { Metadata } from 'next';
import { Article } from '@/components/layout/article';
import { buyerText } from '@/lib/text/site-doors';

export const metadata: Metadata = { title: buyerText.title };

export default function BuyerPage() {
  return <Article {...buyerText} />;
}
