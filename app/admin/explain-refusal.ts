import { answerShowingBack } from '@/lib/forms/shown-back';

/** Answers a form of the console that is refused, by a page that is whole without scripts: what, why, and the way back. */
export function explainRefusal(
  status: number,
  { title, back, href = '/admin' }: { title: string; back: string; href?: string },
  paragraphs: readonly string[],
  headers: Record<string, string> = {},
): Response {
  const [introduction = '', ...others] = paragraphs;
  const sections = others.length > 0 ? [{ paragraphs: others }] : [];
  return answerShowingBack(status, { title, introduction, sections, files: [], link: { href, text: back } }, headers);
}
