import { AppError } from '@/lib/errors';
import { apiErrors } from '@/lib/text/api';

/** Contract §3: 10 Mo, counted while reading, whatever the request declares. */
export const MAX_BODY_BYTES = 10_000_000;

/** The body as text. Throws `too_large` before reading when the length is declared, else as soon as it goes over. */
export async function readBody(request: Request, maxBytes = MAX_BODY_BYTES): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes)
    throw new AppError('too_large', apiErrors.tooLarge);
  if (!request.body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new AppError('too_large', apiErrors.tooLarge);
    chunks.push(chunk);
  }
  return decodeUtf8(Buffer.concat(chunks));
}

/** RFC 8259, 8.1: JSON between systems is UTF-8. */
function decodeUtf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new AppError('bad_request', apiErrors.notJson);
  }
}

/** A JSON object's member `rootKey`. Throws `bad_request` when it is not JSON or has no such key. */
export async function readRoot(request: Request, rootKey: string): Promise<unknown> {
  const body = parseJson(await readBody(request));
  if (!isObject(body) || !(rootKey in body)) throw new AppError('bad_request', apiErrors.noRootKey(rootKey));
  return body[rootKey];
}

/** The same, for a root key that may be absent, with its body: undefined then. */
export async function readOptionalRoot(request: Request, rootKey: string): Promise<unknown> {
  const text = await readBody(request);
  const body = text.trim() === '' ? {} : parseJson(text);
  if (!isObject(body)) throw new AppError('bad_request', apiErrors.notJson);
  return body[rootKey];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('bad_request', apiErrors.notJson);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
