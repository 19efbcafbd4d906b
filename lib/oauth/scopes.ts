/** `api_access` is everything; `api_read` and `api_write` are its halves. */
export const SCOPES = ['api_access', 'api_read', 'api_write'] as const;
export type Scope = (typeof SCOPES)[number];

/** The scope set of a request, sorted and without repeats; null when one of them is unknown (RFC 6749, 3.3). */
export function parseScope(requested: string | null): Scope[] | null {
  const words = (requested ?? '').split(' ').filter((word) => word !== '');
  if (words.length === 0) return ['api_access'];
  const known = SCOPES.filter((scope) => words.includes(scope));
  return words.every((word) => (SCOPES as readonly string[]).includes(word)) ? known : null;
}

export function allowsScope(granted: string, needed: 'api_read' | 'api_write'): boolean {
  const scopes = granted.split(' ');
  return scopes.includes('api_access') || scopes.includes(needed);
}
