import { createHash } from 'node:crypto';
import { env } from '@/lib/env';
import { openApiDocument } from './document';
import type { OpenApiDocument } from './types';

type Served = { base: string; document: OpenApiDocument; text: string; etag: string };

let made: Served | undefined;

/** The document of this instance, made once per process, and as it is sent. */
export function servedDocument(): Served {
  const base = env().BASE_URL;
  if (made?.base !== base) made = make(base);
  return made;
}

function make(base: string): Served {
  const document = openApiDocument(base);
  const text = JSON.stringify(document);
  return { base, document, text, etag: `"${createHash('sha256').update(text).digest('hex')}"` };
}
