import type { Metadata } from 'next';
import { Article } from '@/components/layout/article';
import { accessibilityText } from '@/lib/text/site-legal';

export const metadata: Metadata = { title: accessibilityText.title };

export default function AccessibilityPage() {
  return <Article {...accessibilityText} />;
}
