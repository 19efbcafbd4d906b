import type { PageRequest } from './context';
import type { Html } from './html/html';
import { layout } from './html/layout';

/** What a page answers. */
export type Reply = { status: number; headers: Record<string, string>; body: string | ReadableStream<Uint8Array> };

type Page = {
  title: string;
  body: Html;
  status?: number;
  /** True when the page shows an error to correct: said first in the title. */
  hasError?: boolean;
};

/** A page in the platform's layout, followed by the calls made for it and by the form that led to it. */
export function pageReply(request: PageRequest, page: Page): Reply {
  const earlierCalls = request.context.shelf.find(request.url.searchParams.get('appels'));
  const body = layout({
    title: page.title,
    hasError: page.hasError ?? false,
    path: request.url.pathname,
    body: page.body,
    earlierCalls,
    calls: request.api.calls,
  });
  return { status: page.status ?? 200, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body };
}

/** Answers a form: the page at `path` comes next, with the calls that the form has made. */
export function redirectReply(request: PageRequest, path: string, notice?: string): Reply {
  const next = new URL(path, 'http://editor.invalid');
  if (request.api.calls.length > 0) next.searchParams.set('appels', request.context.shelf.keep(request.api.calls));
  if (notice !== undefined) next.searchParams.set('avis', notice);
  return { status: 303, headers: { Location: `${next.pathname}${next.search}` }, body: '' };
}

/** An answer for programs. */
export function jsonReply(content: unknown, status = 200): Reply {
  return { status, headers: { 'Content-Type': 'application/json; charset=utf-8' }, body: JSON.stringify(content) };
}
