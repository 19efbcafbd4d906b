import { isBlankObject } from '@/lib/input/optional-member';
import { RefusedRequest } from './refused-request';

/** Contract §3: 10 Mo, counted while reading, whatever the request declares. */
export const MAX_BODY_BYTES = 10_000_000;

/** Deeper than anything of ours: what goes further was written to exhaust a parser. */
const MAX_DEPTH = 100;

/** The body as text. Throws as `readBytes` does, and `not_json` when it is not UTF-8. */
export async function readBody(request: Request, maxBytes?: number): Promise<string> {
  return decodeUtf8(await readBytes(request, maxBytes));
}

/**
 * The body. Throws `compressed` when it is encoded in any way, for it would be read as it is; `too_large` before reading
 * when the length is declared, else as soon as it goes over.
 */
export async function readBytes(request: Request, maxBytes = MAX_BODY_BYTES): Promise<Buffer> {
  if (!/^\s*(identity)?\s*$/i.test(request.headers.get('content-encoding') ?? ''))
    throw new RefusedRequest('compressed');
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes);
  if (!request.body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(brokenOff);
    if (done) return Buffer.concat(chunks);
    size += value.byteLength;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(value);
  }
}

const tooLarge = (maxBytes: number) => new RefusedRequest('too_large', String(maxBytes));

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

/** The same as `readRoot`, for a root key that may be absent or blank, with its body: undefined then. */
export async function readOptionalRoot(request: Request, rootKey: string): Promise<unknown> {
  const body = await readOptionalObject(request);
  const root = Object.hasOwn(body, rootKey) ? body[rootKey] : undefined;
  return isBlankObject(root) ? undefined : root;
}

/** Throws `not_json`, or `too_deep` before anything is built. */
function parseJson(text: string): unknown {
  if (isDeeperThan(MAX_DEPTH, text)) throw new RefusedRequest('too_deep', String(MAX_DEPTH));
  try {
    return JSON.parse(text);
  } catch {
    throw new RefusedRequest('not_json');
  }
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const [OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Whether a JSON text, well formed or not, opens more arrays and objects in one another than that: one pass over it. */
function isDeeperThan(maxDepth: number, text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    if (code === QUOTE) inString = !inString;
    else if (inString) place += code === BACKSLASH ? 1 : 0;
    else if (code === OPEN_BRACKET || code === OPEN_BRACE) depth += 1;
    else if (code === CLOSE_BRACKET || code === CLOSE_BRACE) depth -= 1;
    if (depth > maxDepth) return true;
  }
  return false;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
