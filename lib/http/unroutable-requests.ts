import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/**
 * Next.js answers by itself, before any route of ours, a path that it cannot decode and a method that it does not know:
 * 500 in plain text, or 400 without a word; and it redirects a path that ends with a slash, without our header fields, which
 * clients that post would have to follow. Node announces each request before anyone handles it: such a request is sent
 * to a route that says what is wrong.
 */
const ROUTED = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** `app/api/method-not-allowed/route.ts`. */
const METHOD_NOT_ALLOWED = '/api/method-not-allowed';

/** Of an address for programs. */
const FINAL_SLASH = /^(\/(?:api|oauth|\.well-known)(?:\/[^?]*[^/?])?)\/+(?=\?|$)/;

/** Where a request goes: unchanged, to the answer 405, or to a path of the same area that does not exist. */
export function routable(method: string, url: string): { method: string; url: string } {
  if (!ROUTED.includes(method)) return { method: 'GET', url: METHOD_NOT_ALLOWED };
  if (isDecodable(url)) return { method, url: url.replace(FINAL_SLASH, '$1') };
  const [, area = ''] = /^\/(api|oauth|\.well-known)\//.exec(url) ?? [];
  return { method, url: `${area && `/${area}`}/undecodable` };
}

function isDecodable(url: string): boolean {
  try {
    const [path = ''] = url.split('?');
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

// Next.js bundles `instrumentation.ts` more than once: a module variable would exist twice.
const registry = globalThis as typeof globalThis & { passeMarcheRoutesAll?: boolean };

/** Starts looking at requests; once per process, from `instrumentation.ts`. */
export function routeAllRequests(): void {
  if (registry.passeMarcheRoutesAll) return;
  registry.passeMarcheRoutesAll = true;
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    Object.assign(request, routable(request.method ?? '', request.url ?? ''));
  });
}
