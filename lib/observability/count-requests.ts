import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTP_METHODS, STATUS_CLASSES } from './metric-labels';
import { count, observe } from './metrics';
import { routeTemplate } from './route-template';

/** Counts every request that this process answers, whoever answers it; once per process, from `instrumentation.ts`. */
export function countRequests(): void {
  if (registry.passeMarcheCountsRequests) return;
  registry.passeMarcheCountsRequests = true;
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const startedAt = performance.now();
    // What is read now: whoever answers may rewrite it.
    const { method = '', url = '' } = request;
    response.once('close', () => {
      const route = routeTemplate(url);
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
