import { Readable } from 'node:stream';
import { apiErrors } from '@/lib/text/api';
import { declareLength } from './answer-status';
import { type ByteRange, readByteRange } from './byte-range';

export type ServedFile = {
  contentType: string;
  /** Name under which it is saved, in any script (RFC 6266, 5, and RFC 8187). */
  fileName: string;
  sizeBytes: number;
  /** Hexadecimal; the bytes never change under it, hence a strong ETag. */
  sha256: string;
  open(range?: ByteRange): Promise<Readable>;
};

/**
 * Answers GET or HEAD with a file (RFC 9110, preconditions in the order of 13.2.2): 200 streamed; 412 when the client asks
 * for another version (`If-Match`); 304 for a copy that it has (`If-None-Match`); 206 for one range, or 416 when the file
 * does not reach that far. `If-Unmodified-Since` is not heeded, as there is no `Last-Modified` (13.1.4). The file is opened only when its bytes are sent, and closed
 * when the client goes away.
 */
export async function answerWithFile(request: Request, file: ServedFile): Promise<Response> {
  const etag = `"${file.sha256}"`;
  const kept = { ETag: etag, 'Cache-Control': 'private, no-store', 'Accept-Ranges': 'bytes' };
  if (!isWanted(request.headers.get('if-match'), etag)) {
    return Response.json({ error: apiErrors.preconditionFailed }, { status: 412, headers: { ...kept, ...JSON_TYPE } });
  }
  if (isKnown(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers: kept });
  const range = rangeOf(request, etag, file.sizeBytes);
  if (range === 'unsatisfiable') {
    const headers = { ...kept, ...JSON_TYPE, 'Content-Range': `bytes */${file.sizeBytes}` };
    return Response.json({ error: apiErrors.rangeNotSatisfiable }, { status: 416, headers });
  }
  const lengthBytes = range ? range.end - range.start + 1 : file.sizeBytes;
  // Opened before anything is said of it: a storage that is away is still answered by its own status.
  const body = request.method === 'HEAD' ? null : toStream(await file.open(range));
  declareLength(request.headers, lengthBytes);
  const headers = {
    ...kept,
    'Content-Type': file.contentType,
    'Content-Length': String(lengthBytes),
    'Content-Disposition': dispositionOf(file.fileName),
    ...(range && { 'Content-Range': `bytes ${range.start}-${range.end}/${file.sizeBytes}` }),
  };
  return new Response(body, { status: range ? 206 : 200, headers });
}

/** The name in ASCII for programs that know nothing else, and whole for those that do. */
function dispositionOf(fileName: string): string {
  const plain = fileName
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["\\%]/g, '_');
  if (plain === fileName) return `attachment; filename="${fileName}"`;
  const coded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${coded}`;
}

/** Cancelling the stream, which Next.js does when the client goes away, destroys Node's, which closes the file. */
function toStream(content: Readable): ReadableStream {
  return Readable.toWeb(content) as ReadableStream;
}

const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' };

/** `If-Match` (13.1.1): no condition, one of the tags, compared strongly, or `*`. */
function isWanted(header: string | null, etag: string): boolean {
  const tags = (header || '*').split(',').map((tag) => tag.trim());
  return tags.includes(etag) || tags.includes('*');
}

/** `If-None-Match` (13.1.2): one of the tags, compared weakly, or `*`. */
export function isKnown(header: string | null, etag: string): boolean {
  const tags = (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}

/** Ranges exist for GET only (14.2), and not when `If-Range` (13.1.5) names another version: a date never names ours. */
function rangeOf(request: Request, etag: string, sizeBytes: number) {
  const condition = request.headers.get('if-range');
  const applies = request.method === 'GET' && (condition === null || condition.trim() === etag);
  return applies ? readByteRange(request.headers.get('range'), sizeBytes) : undefined;
}
