import { randomUUID } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Lets a page choose its HTTP status. Next.js has no way to: `unauthorized()` answers 401 with an empty body that only
 * scripts fill, so that a visitor without JavaScript sees nothing. Node announces each request before anyone handles
 * it; a header of our own leads from the page being drawn back to the response under way.
 */
const HEADER = 'x-answer-id';

type Answers = Map<string, ServerResponse>;

// Next.js bundles `instrumentation.ts` and the pages apart: a module variable would exist twice.
const registry = globalThis as typeof globalThis & { passeMarcheAnswers?: Answers };

/** Starts following requests; once per process, from `instrumentation.ts`. */
export function followAnswers(): void {
  if (registry.passeMarcheAnswers) return;
  const answers: Answers = new Map();
  registry.passeMarcheAnswers = answers;
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const id = randomUUID();
    request.headers[HEADER] = id;
    answers.set(id, response);
    response.once('close', () => answers.delete(id));
  });
}

/**
 * Sets the status, and headers, of the page being drawn. Only before anything is sent, hence never below a `<Suspense>`.
 * @param incoming what `await headers()` returns
 */
export function answerWith(
  incoming: { get(name: string): string | null },
  status: number,
  headers?: HeadersInit,
): void {
  const response = registry.passeMarcheAnswers?.get(incoming.get(HEADER) ?? '');
  if (!response || response.headersSent) throw new Error(`Too late, or no answer to give status ${status} to`);
  response.statusCode = status;
  for (const [name, value] of new Headers(headers)) response.setHeader(name, value);
}

/**
 * Declares the length of the answer under way. Next.js drops `Content-Length` from what a route handler returns, and
 * would send the body in chunks. Where no server is followed, in a test for instance, there is nothing to declare it
 * to.
 */
export function declareLength(incoming: { get(name: string): string | null }, lengthBytes: number): void {
  const response = registry.passeMarcheAnswers?.get(incoming.get(HEADER) ?? '');
  if (response && !response.headersSent) response.setHeader('Content-Length', lengthBytes);
}

/** The address at the other end of the connection, a reverse proxy's if there is one; undefined when no server is followed. */
export function peerAddress(incoming: { get(name: string): string | null }): string | undefined {
  return registry.passeMarcheAnswers?.get(incoming.get(HEADER) ?? '')?.req.socket.remoteAddress;
}
