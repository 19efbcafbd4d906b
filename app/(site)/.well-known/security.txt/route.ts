import { env } from '@/lib/env';

const DAY_MS = 86_400_000;
/** RFC 9116, 2.5.5: less than a year is recommended. */
const VALID_DAYS = 180;

/** Where to write to about a weakness (RFC 9116); where the operator has named nobody, the page that says who publishes this. */
export function GET(): Response {
  const { SECURITY_CONTACT, BASE_URL } = env();
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  const lines = [
    `Contact: ${SECURITY_CONTACT ?? `${BASE_URL}/mentions-legales`}`,
    `Expires: ${new Date(today + VALID_DAYS * DAY_MS).toISOString()}`,
    'Preferred-Languages: fr, en',
    `Canonical: ${BASE_URL}/.well-known/security.txt`,
  ];
  return new Response(`${lines.join('\n')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}

export const dynamic = 'force-dynamic';
