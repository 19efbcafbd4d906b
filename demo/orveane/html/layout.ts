import type { ShownCall } from '@/demo/orveane/api/api-call';
import { text } from '@/demo/orveane/text';
import { callPanels } from './call-panels';
import { attribute, type Html, html } from './html';

type Layout = {
  title: string;
  hasError: boolean;
  path: string;
  body: Html;
  /** Made by the form that led here. */
  earlierCalls: ShownCall[];
  /** Made to draw this page. */
  calls: ShownCall[];
};

const menu = [
  { href: '/', label: text.nav.home, owns: (path: string) => path === '/' },
  { href: '/marches', label: text.nav.markets, owns: (path: string) => path.startsWith('/marches') },
  { href: '/webhooks', label: text.nav.webhooks, owns: (path: string) => path === '/webhooks' },
  { href: '/webhooks/reponses', label: text.nav.answers, owns: (path: string) => path === '/webhooks/reponses' },
  { href: '/messagerie', label: text.nav.mailbox, owns: (path: string) => path.startsWith('/messagerie') },
];

/** The whole document around a page. */
export function layout(page: Layout): string {
  const title = `${page.hasError ? text.errorPrefix : ''}${page.title} – ${text.brand}`;
  return html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<a class="skip" href="#contenu">${text.skipLink}</a>
<header class="banner">
<div class="width banner-row">
<p class="brand"><a href="/"><span class="brand-mark" aria-hidden="true">O</span>${text.brand}</a> <span class="tagline">${text.tagline}</span></p>
<nav aria-label="${text.navLabel}"><ul>${menu.map((item) => menuItem(item, page.path))}</ul></nav>
</div>
</header>
<main id="contenu" class="width" tabindex="-1">
<h1>${page.title}</h1>
${page.body}
${callPanels(page.earlierCalls, page.calls)}
</main>
<footer><div class="width"><p>${text.footer}</p></div></footer>
</body>
</html>`.markup;
}

function menuItem(item: (typeof menu)[number], path: string): Html {
  return html`<li><a href="${item.href}"${attribute('aria-current', item.owns(path) && 'page')}>${item.label}</a></li>`;
}
