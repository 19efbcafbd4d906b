import type { Metadata } from 'next';
import { Article } from '@/components/layout/article';
import { editorText } from '@/lib/text/site-doors';

export const metadata: Metadata = { title: editorText.title };

export default function EditorPage() {
  return <Article {...editorText} />;
}
