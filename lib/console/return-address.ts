/** Where signing in leads by default. */
export const CONSOLE_HOME = '/admin';

/**
 * The address of the console that was asked for before signing in; the dashboard for any address outside it: a link
 * must not lead a person who has just signed in to another site.
 */
export function readReturnAddress(given: unknown): string {
  if (typeof given !== 'string' || given.length > 2000) return CONSOLE_HOME;
  const base = 'http://console.invalid';
  const address = URL.canParse(given, base) ? new URL(given, base) : undefined;
  if (address?.origin !== base || !/^\/admin\/(?!sign_in(\/|$))/.test(address.pathname)) return CONSOLE_HOME;
  return address.pathname + address.search;
}

/** `path`, which goes on to `next` in the end. */
export function withReturnAddress(path: string, next: string): string {
  if (next === CONSOLE_HOME) return path;
  return `${path}${path.includes('?') ? '&' : '?'}next=${encodeURIComponent(next)}`;
}
