import { Readable } from 'node:stream';
import { apiErrors } from '@/lib/text/api';
import { declareLength } from './answer-status';
import { type ByteRange, readByteRange } from './byte-range';

export type ServedFile = {
  contentType: string;
  /** Name under which it is saved: ASCII, no quotes. */
  fileName: string;
  sizeBytes: number;
  /** Hexadecimal; the bytes never change under it, hence a strong ETag. */
  sha256: string;
  open(range?: ByteRange): Promise<Readable>;
};

/**
 * Answers GET or HEAD with a file (RFC 9110): 200 streamed; 304 for a copy that the client has (`If-None-Match`); 206 for
 * one range, or 416 when the file does not reach that far. The file is opened only when its bytes are sent, and closed
 * when the client goes away.
 */
export async function answerWithFile(request: Request, file: ServedFile): Promise<Response> {
  const etag = `"${file.sha256}"`;
  const kept = { ETag: etag, 'Cache-Control': 'private, no-store', 'Accept-Ranges': 'bytes' };
  if (isKnown(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers: kept });
  const range = rangeOf(request, etag, file.sizeBytes);
  if (range === 'unsatisfiable') {
    const jsonType = { 'Content-Type': 'application/json; charset=utf-8' };
    const headers = { ...kept, ...jsonType, 'Content-Range': `bytes */${file.sizeBytes}` };
    return Response.json({ error: apiErrors.rangeNotSatisfiable }, { status: 416, headers });
  }
  const lengthBytes = range ? range.end - range.start + 1 : file.sizeBytes;
  declareLength(request.headers, lengthBytes);
  const headers = {
    ...kept,
    'Content-Type': file.contentType,
    'Content-Length': String(lengthBytes),
    'Content-Disposition': `attachment; filename="${file.fileName}"`,
    ...(range && { 'Content-Range': `bytes ${range.start}-${range.end}/${file.sizeBytes}` }),
  };
  const body = request.method === 'HEAD' ? null : toStream(await file.open(range));
  return new Response(body, { status: range ? 206 : 200, headers });
}

/** Cancelling the stream, which Next.js does when the client goes away, destroys Node's, which closes the file. */
function toStream(content: Readable): ReadableStream {
  return Readable.toWeb(content) as ReadableStream;
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
