import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTP_METHODS, type Route, STATUS_CLASSES } from './metric-labels';
import { count, observe } from './metrics';

/**
 * Counts every request that this process answers, whatever answers it; once per process, from `instrumentation.ts`.
 * @param routeOf as what the address of a request is counted
 */
export function countRequests(routeOf: (url: string) => Route): void {
  if (registry.passeMarcheCountsRequests) return;
  registry.passeMarcheCountsRequests = true;
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const startedAt = performance.now();
    // Read now: a handler may rewrite it.
    const { method = '', url = '' } = request;
    response.once('close', () => {
      const route = routeOf(url);
      count('http_requests', { route, method: methodOf(method), status: statusOf(response) });
      observe('http_request_duration_seconds', (performance.now() - startedAt) / 1000, { route });
    });
  });
}

const methodOf = (method: string) => HTTP_METHODS.find((known) => known === method) ?? 'other';

/** `aborted`: the other side left before the end of the answer. */
function statusOf({ writableFinished, statusCode }: ServerResponse) {
  return (writableFinished && STATUS_CLASSES[Math.floor(statusCode / 100) - 1]) || 'aborted';
}

// Next.js bundles `instrumentation.ts` more than once: a module variable would exist twice.
const registry = globalThis as typeof globalThis & { passeMarcheCountsRequests?: boolean };
