import { randomUUID } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Route } from '@/lib/observability/metric-labels';
import { enterOrigin } from '@/lib/observability/origin';
import { beginSpan } from '@/lib/observability/trace';
import { isTrustedProxy } from './caller-address';

// Next.js bundles `instrumentation.ts` more than once: a module variable would exist twice.
const registry = globalThis as typeof globalThis & { passeMarcheNamesRequests?: boolean };

/**
 * Assigns each request its id, and its span where traces are kept, before anyone handles it; once per process, from
 * `instrumentation.ts`. Answers of the API say their id themselves, every other answer here: a form's post can be found
 * again too.
 * @param routeOf what the address of a request is called in traces
 */
export function nameRequests(routeOf: (url: string) => Route): void {
  if (registry.passeMarcheNamesRequests) return;
  registry.passeMarcheNamesRequests = true;
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const requestId = incomingId(request) ?? randomUUID();
    if (!FOR_PROGRAMS.test(request.url ?? '')) response.setHeader('X-Request-Id', requestId);
    enterOrigin({ requestId, ...followed(request, response, requestId, routeOf(request.url ?? '')) });
  });
}

/** Endpoints give it themselves. `security.txt` is none of theirs. */
const FOR_PROGRAMS = /^\/(api|oauth|\.well-known(?!\/security\.txt))(?=[/?]|$)/;
const REQUEST_ID = /^[\w.:+/=-]{8,64}$/;
const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-0[01]$/;

/** The id that a reverse proxy of ours gave: of anybody else, and in any other form, it is not heeded. */
function incomingId(request: IncomingMessage): string | undefined {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && REQUEST_ID.test(given) && isTrusted(request) ? given : undefined;
}

const isTrusted = ({ socket }: IncomingMessage): boolean => isTrustedProxy(socket.remoteAddress ?? '');

function followed(request: IncomingMessage, response: ServerResponse, requestId: string, route: Route) {
  const { traceparent: given } = request.headers;
  const parent = typeof given === 'string' && TRACEPARENT.test(given) && isTrusted(request) ? given : undefined;
  const attributes = { 'http.request.method': request.method ?? '', 'http.route': route, 'request.id': requestId };
  const span = beginSpan(`${request.method} ${route}`, attributes, parent);
  if (!span) return {};
  response.once('close', () => {
    const failure = response.statusCode >= 500 ? new Error() : undefined;
    span.end({ 'http.response.status_code': response.statusCode }, failure);
  });
  return { traceparent: span.traceparent };
}
