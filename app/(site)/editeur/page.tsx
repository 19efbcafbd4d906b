import type { Metadata } from 'next';
import { Article } from '@/components/layout/article';
import { env } from '@/lib/env';
import { editorText, tryItSection } from '@/lib/text/site-doors';

export const metadata: Metadata = { title: editorText.title };

export default function EditorPage() {
  const sections = env().DEMO ? [...editorText.sections, tryItSection] : editorText.sections;
  return <Article {...editorText} sections={sections} />;
}
