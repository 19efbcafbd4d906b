import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a form was sent by one of our own pages. Browsers say it themselves: `Sec-Fetch-Site` where they send it,
 * else `Origin`. A post that says neither is refused.
 */
export function isSameOrigin(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  if (typeof site === 'string') return site === 'same-origin';
  const { origin, host } = headers;
  if (origin === undefined || host === undefined || !URL.canParse(origin)) return false;
  return new URL(origin).host === host;
}
