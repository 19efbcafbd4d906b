import { env } from '@/lib/env';

/**
 * A cookie that no neighbouring site can plant, overwrite or hide: on https its name begins with `__Host-`, which
 * browsers take from this very host only, over https, without `Domain` (RFC 6265bis, 4.1.3.2). On http, which is for
 * the demonstration, the name is plain.
 */
export function hostCookie(plainName: string, maxAgeSeconds: number) {
  const isSecure = () => env().BASE_URL.startsWith('https:');
  const name = () => `${isSecure() ? '__Host-' : ''}${plainName}`;
  const field = (value: string, seconds: number) =>
    [
      `${name()}=${value}`,
      'Path=/',
      'HttpOnly',
      // Not Strict: a link on one's platform, or in an alert, must lead to where it says.
      'SameSite=Lax',
      `Max-Age=${seconds}`,
      ...(isSecure() ? ['Secure'] : []),
    ].join('; ');
  return {
    name,
    /** The `Set-Cookie` that puts `value` in the browser. */
    holding: (value: string) => field(value, maxAgeSeconds),
    /** The `Set-Cookie` that takes the cookie out of the browser. */
    ended: () => field('', 0),
  };
}
