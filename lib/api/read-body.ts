import { RefusedRequest } from './refused-request';

/** Contract §3: 10 Mo, counted while reading, whatever the request declares. */
export const MAX_BODY_BYTES = 10_000_000;

/** The body as text. Throws as `readBytes` does, and `not_json` when it is not UTF-8. */
export async function readBody(request: Request): Promise<string> {
  return decodeUtf8(await readBytes(request));
}

/** The body. Throws `too_large` before reading when the length is declared, else as soon as it goes over. */
export async function readBytes(request: Request, maxBytes = MAX_BODY_BYTES): Promise<Buffer> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw new RefusedRequest('too_large');
  if (!request.body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(brokenOff);
    if (done) return Buffer.concat(chunks);
    size += value.byteLength;
    if (size > maxBytes) throw new RefusedRequest('too_large');
    chunks.push(value);
  }
}

/** The client went away in the middle of its body: nobody reads the answer, and it is no failure of ours. */
function brokenOff(): never {
  throw new RefusedRequest('not_json');
}

/** RFC 8259, 8.1: JSON between systems is UTF-8. */
function decodeUtf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new RefusedRequest('not_json');
  }
}

/** A JSON object's member `rootKey`. Throws `bad_request` when it is not JSON or has no such key. */
export async function readRoot(request: Request, rootKey: string): Promise<unknown> {
  const body = parseJson(await readBody(request));
  if (!isObject(body) || !Object.hasOwn(body, rootKey)) throw new RefusedRequest('no_root_key', rootKey);
  return body[rootKey];
}

/** A JSON object that may be left out: empty then. Throws `bad_request` for anything else. */
export async function readOptionalObject(request: Request): Promise<Record<string, unknown>> {
  const text = await readBody(request);
  const body = text.trim() === '' ? {} : parseJson(text);
  if (!isObject(body)) throw new RefusedRequest('not_json');
  return body;
}

/** The same as `readRoot`, for a root key that may be absent, with its body: undefined then. */
export async function readOptionalRoot(request: Request, rootKey: string): Promise<unknown> {
  const body = await readOptionalObject(request);
  return Object.hasOwn(body, rootKey) ? body[rootKey] : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RefusedRequest('not_json');
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
