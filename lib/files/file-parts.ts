/** A file at rest, read in parts, so that none is ever whole in memory. `read` gives less at the end of the file. */
export type FileParts = { sizeBytes: number; read(start: number, lengthBytes: number): Promise<Buffer> };

const WINDOW_BYTES = 65_536;

/** What reaches over the end of a window is seen whole in the next one, when it is no longer than this. */
export const OVERLAP_BYTES = 4_096;

export type Window = { start: number; bytes: Buffer };

/** A file (or a part of it) from one end to the other, each window beginning with the end of the one before. */
export async function* windowsOf(file: FileParts, from = 0): AsyncGenerator<Window> {
  for (let start = from; start < file.sizeBytes; start += WINDOW_BYTES - OVERLAP_BYTES) {
    const bytes = await file.read(start, WINDOW_BYTES);
    yield { start, bytes };
    if (bytes.length < WINDOW_BYTES) return;
  }
}

/** The bytes from `start`, as many as `lengthBytes`, piece by piece. */
export async function* piecesOf(file: FileParts, start: number, lengthBytes = file.sizeBytes): AsyncGenerator<Buffer> {
  const end = Math.min(file.sizeBytes, start + lengthBytes);
  for (let at = start; at < end; at += 65_536) yield await file.read(at, Math.min(65_536, end - at));
}
