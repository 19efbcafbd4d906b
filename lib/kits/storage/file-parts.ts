/** A file at rest, read in parts, so that none is ever whole in memory. `read` returns less at the end of the file. */
export type FileParts = { sizeBytes: number; read(start: number, lengthBytes: number): Promise<Buffer> };

/** The bytes from `start`, as many as `lengthBytes`, piece by piece. */
export async function* piecesOf(
  file: FileParts,
  start: number,
  lengthBytes = file.sizeBytes,
  pieceBytes = 65_536,
): AsyncGenerator<Buffer> {
  const end = Math.min(file.sizeBytes, start + lengthBytes);
  for (let at = start; at < end; at += pieceBytes) yield await file.read(at, Math.min(pieceBytes, end - at));
}
