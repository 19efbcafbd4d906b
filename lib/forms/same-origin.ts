/**
 * True unless the browser says that the post comes from another site. `Sec-Fetch-Site` (Fetch Metadata) is what counts:
 * our pages ask for no referrer, and browsers then post `Origin: null`. Where neither header helps, the session cookie
 * does: it is SameSite=Lax, and another site's post does not carry it.
 */
export function isSameOrigin(request: Request, baseUrl: string): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  const origin = request.headers.get('origin');
  return origin === null || origin === 'null' || origin === new URL(baseUrl).origin;
}
