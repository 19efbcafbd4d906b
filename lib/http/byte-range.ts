/** First and last byte of a part, both included. */
export type ByteRange = { start: number; end: number };

/**
 * The part of a file that `Range` asks for (RFC 9110, 14.2), `unsatisfiable` when none of its bytes exists, undefined
 * when the whole file is to be sent: no header, another unit, one that cannot be read, or several ranges at once, which
 * a server may answer with the whole (14.2: « MAY ignore »).
 */
export function readByteRange(header: string | null, sizeBytes: number): ByteRange | 'unsatisfiable' | undefined {
  const [, first = '', last = ''] = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '') return lastBytes(Number(last), sizeBytes);
  if (last !== '' && Number(last) < Number(first)) return undefined;
  const start = Number(first);
  if (start >= sizeBytes) return 'unsatisfiable';
  return { start, end: last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1) };
}

/** `bytes=-500`: the last 500 bytes, or all when there are fewer. */
function lastBytes(count: number, sizeBytes: number): ByteRange | 'unsatisfiable' {
  if (count === 0 || sizeBytes === 0) return 'unsatisfiable';
  return { start: Math.max(0, sizeBytes - count), end: sizeBytes - 1 };
}
