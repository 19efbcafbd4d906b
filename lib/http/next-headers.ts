import type { IncomingHttpHeaders } from 'node:http';
import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state';

/** By which the scripts of a page ask for a part of another (React Server Components). */
const PARTIAL = ['rsc', 'next-router-state-tree', 'next-router-prefetch', 'next-router-segment-prefetch'];

/** Of features that we do not use: server actions, interception of routes, partial prerendering, live reload. */
const UNUSED = ['next-action', 'next-url', 'next-resume', 'next-hmr-refresh', 'x-nextjs-data'];

/**
 * Removes the header fields of Next.js that mean nothing here, or that it could not read: it answers 500 to some. A request
 * for a part of a page whose state cannot be read becomes one for the page, which browsers then load whole.
 */
export function cleanNextHeaders(headers: IncomingHttpHeaders): void {
  for (const name of UNUSED) delete headers[name];
  if (!isReadable(headers)) for (const name of PARTIAL) delete headers[name];
}

function isReadable({ 'next-router-state-tree': state }: IncomingHttpHeaders): boolean {
  try {
    parseAndValidateFlightRouterState(state);
    return true;
  } catch {
    return false;
  }
}
