import { manifestJsonSchema } from '@/lib/documents/package/manifest-schema';
import { env } from '@/lib/env';

/** The JSON Schema of the `manifest.json` of packages, for those who read them. */
export function GET(): Response {
  return Response.json(manifestJsonSchema(env().BASE_URL), { headers: { 'Content-Type': 'application/schema+json' } });
}

export const dynamic = 'force-dynamic';
