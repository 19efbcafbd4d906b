import { subscribe } from 'node:diagnostics_channel';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { cleanAddress, splitQuery, withoutCopiedEnd } from '@/lib/http/clean-address';
import { cleanNextHeaders } from '@/lib/http/next-headers';
import { REFUSAL_HEADER, REFUSED_PATH, type Refusal, writeRefusal } from '@/lib/http/refusal';
import { METHODS } from './access';
import { methodsAt } from './methods-at';

/**
 * What Next.js answers by itself, before any route of ours, is not what we would: 500 to a path that it cannot decode, to
 * `*` and to a post to a file, a page to any method, a redirection of an address with a slash too many (to the very same
 * address when a host stands in it), its own page in English at an address of its own. Node announces each request
 * before anyone handles it: there it gets the address that it means, or goes to a route that says what is wrong.
 */
type Routed = { method: string; url: string; refusal?: Refusal };

const FOR_PROGRAMS = /^\/(api|oauth|\.well-known|livez|readyz|metrics)(?=\/|$)/;

/** What every route below says by itself: its methods, in JSON. */
const OWN_METHODS = /^\/(api|oauth|\.well-known)(?=\/|$)/;

/** Addresses of Next.js itself, `/_global-error` for one; scripts and styles apart. */
const OF_NEXT = /^\/_(?!next\/)/;

const FILES = /^\/(_next\/|[^/]+\.[a-z0-9]+$)/i;

/** What a posted form is (WHATWG HTML, 4.10.21), `text/plain` apart, which cannot be read back. */
const FORM = /^\s*(multipart\/form-data|application\/x-www-form-urlencoded)\s*(;|$)/i;

/** Where a request goes: unchanged, to the address that it means, to one that does not exist, or to a refusal. */
export function routable(method: string, target: string, headers: IncomingHttpHeaders = {}): Routed {
  const address = cleanAddress(target);
  if (!address.startsWith('/')) return withoutPath(method, address);
  const [path] = splitQuery(address);
  const isKnown = (METHODS as readonly string[]).includes(method);
  if (path.includes('\\') || !isDecodable(path)) return isKnown ? { method, url: nowhere(path) } : notAllowed(path, []);
  if (OWN_METHODS.test(path)) {
    return isKnown ? { method, url: address } : notAllowed(path, methodsAt(path) ?? ['GET', 'HEAD', 'POST', 'PATCH']);
  }
  return routablePage(method, meant(address), headers);
}

/** The asterisk form is for OPTIONS alone (RFC 9110, 9.3.7; RFC 9112, 3.2.4); nothing else has no path. */
function withoutPath(method: string, address: string): Routed {
  const allow = METHODS.filter((each) => each !== 'OPTIONS');
  const status = method === 'OPTIONS' && address === '*' ? 204 : 400;
  return refused({ status, allow: status === 204 ? allow : [], to: 'program' });
}

/** The page meant by a link that was copied with surrounding text; its secret may be in the query. */
function meant(address: string): string {
  const [path, query] = splitQuery(address);
  const [copied, copiedQuery] = [withoutCopiedEnd(path), path.startsWith('/verification/') ? endOfQuery(query) : query];
  return methodsAt(copied) ? copied + copiedQuery : address;
}

const endOfQuery = (query: string) => (isDecodable(query) ? withoutCopiedEnd(query) : query);

function routablePage(method: string, address: string, headers: IncomingHttpHeaders): Routed {
  const [path] = splitQuery(address);
  if (OF_NEXT.test(path)) return { method: asReading(method), url: nowhere(path) };
  const allow = methodsAt(path) ?? (FILES.test(path) ? ['GET', 'HEAD'] : undefined);
  if (!allow) return { method: asReading(method), url: address };
  if (method === 'OPTIONS') return refused({ status: 204, allow, to: audienceOf(path) });
  if (!(allow as readonly string[]).includes(method)) return notAllowed(path, allow);
  const isForm = FORM.test(headers['content-type'] ?? '') && isPlain(headers['content-encoding']);
  if (method === 'POST' && !isForm) return refused({ status: 415, allow, to: audienceOf(path) });
  return { method, url: address };
}

/** Nothing is at such an address, whatever is asked of it. */
const asReading = (method: string) => (method === 'HEAD' ? 'HEAD' : 'GET');

const isPlain = (encoding: string | undefined) => encoding === undefined || /^\s*(identity)?\s*$/i.test(encoding);

const notAllowed = (path: string, allow: readonly string[]) => refused({ status: 405, allow, to: audienceOf(path) });

const audienceOf = (path: string) => (FOR_PROGRAMS.test(path) ? 'program' : 'person');

const refused = (refusal: Refusal): Routed => ({ method: 'GET', url: REFUSED_PATH, refusal });

/** A path of the same area that does not exist. */
function nowhere(path: string): string {
  // Programs that write `\\` for `/` are answered as in the area that they meant.
  const [, area] = OWN_METHODS.exec(path.replaceAll('\\', '/')) ?? [];
  return `${area === undefined ? '' : `/${area}`}/undecodable`;
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
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
    cleanNextHeaders(request.headers);
    const { method, url, refusal } = routable(request.method ?? '', request.url ?? '', request.headers);
    Object.assign(request, { method, url });
    delete request.headers[REFUSAL_HEADER];
    if (refusal) request.headers[REFUSAL_HEADER] = writeRefusal(refusal);
  });
}
