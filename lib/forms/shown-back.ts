import { shownBackText } from '@/lib/text/shown-back';
import { siteText } from '@/lib/text/site';

/** One thing that a person typed or chose, under the words that asked for it. */
export type Typed = { label: string; value: string };

export type ShownBack = {
  title: string;
  introduction: string;
  /** What to do, shown first; then, under what was typed, what else to know. */
  sections: readonly { title?: string; paragraphs?: readonly string[]; items?: readonly string[] }[];
  /** The reference to quote, which the log has too, after the words that ask for it. */
  reference?: { words: string; value: string };
  /** Null when the form could not be read; left out where there is nothing to copy. */
  typed?: readonly Typed[] | null;
  /** More was typed than is shown. */
  isCut?: boolean;
  /** Names of the files that came with it. */
  files: readonly string[];
  /** The same form, to be posted anew by a button, its values hidden in the page. */
  again?: { action: string; entries: readonly (readonly [name: string, value: string])[]; button: string };
  /** Where one goes from there. */
  link: { href: string; text: string };
};

/**
 * Answers a form that cannot be saved with a page that holds what was in it. Nothing of it is kept, hence no redirect to
 * a page of the application: a document of its own, whole without scripts, which its policy forbids. Whatever a person
 * typed is escaped.
 */
export function answerShowingBack(status: number, content: ShownBack, headers: Record<string, string> = {}): Response {
  return new Response(shownBackDocument(content), {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
  });
}

export function shownBackDocument(content: ShownBack): string {
  const { title, introduction, sections, reference, typed, isCut, files, again, link } = content;
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<title>${escapeText(siteText.titleTemplate.replace('%s', title))}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="stylesheet" href="/erreur.css">
</head>
<body>
<header><p class="brand">${siteText.brand.map(escapeText).join('<br>')}</p><p class="name">${escapeText(siteText.name)}</p></header>
<main>
<h1>${escapeText(title)}</h1>
<p class="lead">${escapeText(introduction)}</p>
${sections.slice(0, 1).map(drawSection).join('')}
${reference ? `<p>${escapeText(reference.words)} <code>${escapeText(reference.value)}</code></p>` : ''}
${drawTyped(typed, isCut)}
${drawFiles(files)}
${sections.slice(1).map(drawSection).join('\n')}
${drawAgain(again)}
<p><a class="${again ? 'link' : 'button'}" href="${escapeText(link.href)}">${escapeText(link.text)}</a></p>
</main>
</body>
</html>
`;
}

function drawSection({ title, paragraphs = [], items = [] }: ShownBack['sections'][number]): string {
  const list = items.length > 0 ? `<ul>${items.map((item) => `<li>${escapeText(item)}</li>`).join('')}</ul>` : '';
  const heading = title === undefined ? '' : `<h2>${escapeText(title)}</h2>`;
  return heading + paragraphs.map(paragraph).join('') + list;
}

function drawTyped(typed: ShownBack['typed'], isCut = false): string {
  if (typed === undefined) return '';
  const { title, hint, cut, none, unreadable } = shownBackText.typed;
  const heading = `<h2>${escapeText(title)}</h2>`;
  if (typed === null) return heading + paragraph(unreadable);
  if (typed.length === 0) return heading + paragraph(isCut ? cut : none);
  const rows = typed.map(({ label, value }) => `<dt>${escapeText(label)}</dt><dd>${escapeText(value)}</dd>`);
  return `${heading}${paragraph(hint)}${isCut ? paragraph(cut) : ''}<dl>${rows.join('')}</dl>`;
}

function drawFiles(names: readonly string[]): string {
  if (names.length === 0) return '';
  const { title, hint } = shownBackText.files;
  const items = names.map((name) => `<li>${escapeText(name)}</li>`).join('');
  return `<h2>${escapeText(title)}</h2>${paragraph(hint)}<ul>${items}</ul>`;
}

function drawAgain(again: ShownBack['again']): string {
  if (!again) return '';
  const inputs = again.entries.map(
    ([name, value]) => `<input type="hidden" name="${escapeText(name)}" value="${escapeText(value)}">`,
  );
  return `<form method="post" enctype="multipart/form-data" action="${escapeText(again.action)}">
${inputs.join('\n')}
<p><button type="submit" class="button">${escapeText(again.button)}</button></p>
</form>`;
}

const paragraph = (text: string) => `<p>${escapeText(text)}</p>`;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand in an element or between quotes; NUL, which HTML cannot hold, as the sign for it. */
function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
    .replaceAll('\u0000', '\u2400');
}
