import { apiHeaderText as text } from '@/lib/text/api-answers';
import type { Header } from './types';

const string = (example: string, required = false) => ({ schema: { type: 'string' }, example, required });
const integer = (example: number, required = false) => ({ schema: { type: 'integer' }, example, required });

/** Header fields of our answers, by component name, which is the field's. */
const HEADERS = {
  'X-Request-Id': {
    required: true,
    schema: { type: 'string', format: 'uuid' },
    example: '0b9e5a52-3c27-4f0c-9d58-6a2f1e7c4b10',
  },
  'X-RateLimit-Limit': integer(1000),
  'X-RateLimit-Remaining': integer(987),
  'X-RateLimit-Reset': integer(1795358445),
  'RateLimit-Policy': string('"api-hour";q=1000;w=3600, "api-burst";q=50;w=60'),
  RateLimit: string('"api-hour";r=987;t=2410, "api-burst";r=37;t=12'),
  'Retry-After': integer(12, true),
  'WWW-Authenticate': string('Bearer realm="Passe Marche", error="invalid_token"', true),
  'Idempotency-Replayed': { schema: { type: 'string', enum: ['true'] }, example: 'true' },
  'Accept-Encoding': string('identity', true),
  Allow: string('GET, HEAD, POST, OPTIONS', true),
  ETag: string('"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"', true),
  'Content-Disposition': string('attachment; filename="attestation_FT202611220A1B2C3D.pdf"', true),
  'Accept-Ranges': string('bytes', true),
  'Content-Range': string('bytes 0-1023/48213', true),
  'Cache-Control': string('no-store', true),
  Vary: string('Accept', true),
} satisfies Record<string, Omit<Header, 'description'>>;

export type HeaderName = keyof typeof HEADERS;

export const headerRef = (name: HeaderName) => ({ $ref: `#/components/headers/${name}` });

export const RATE_LIMIT_HEADERS: readonly HeaderName[] = [
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
  'RateLimit-Policy',
  'RateLimit',
];

/** A header field that this answer may lack. */
export const optionalHeader = (name: HeaderName): Header => ({
  description: text[name],
  ...HEADERS[name],
  required: false,
});

export function componentHeaders(): Record<string, Header> {
  const names = Object.keys(HEADERS) as HeaderName[];
  return Object.fromEntries(names.map((name) => [name, { description: text[name], ...HEADERS[name] }]));
}
