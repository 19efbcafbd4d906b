import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const PIECE_BYTES = 1_000_000;

/** A whole and valid PDF of exactly this size, piece by piece: one page, and a picture's worth of data beside it. */
function* piecesOf(sizeBytes: number): Generator<Buffer> {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
  ].map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`);
  const offsets: number[] = [];
  let head = '%PDF-1.4\n';
  for (const object of objects) {
    offsets.push(head.length);
    head += object;
  }
  offsets.push(head.length);
  const nine = (number: number) => String(number).padStart(9, '0');
  const opening = (length: number) => `${head}4 0 obj\n<< /Length ${nine(length)} >>\nstream\n`;
  const ending = (at: number) => {
    const rows = offsets.map((offset) => `0${nine(offset)} 00000 n \n`).join('');
    return `\nendstream\nendobj\nxref\n0 5\n0000000000 65535 f \n${rows}trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n${nine(at)}\n%%EOF\n`;
  };
  const dataBytes = sizeBytes - opening(0).length - ending(0).length;
  yield Buffer.from(opening(dataBytes));
  for (let left = dataBytes; left > 0; left -= PIECE_BYTES) yield Buffer.alloc(Math.min(left, PIECE_BYTES), 'a');
  yield Buffer.from(ending(opening(0).length + dataBytes + '\nendstream\nendobj\n'.length));
}

export const sizedPdf = (sizeBytes: number): Buffer => Buffer.concat([...piecesOf(sizeBytes)]);

/** Writes one to disk, never whole in memory; returns its SHA-256. */
export async function writeSizedPdf(path: string, sizeBytes: number): Promise<string> {
  const hash = createHash('sha256');
  const hashed = function* () {
    for (const piece of piecesOf(sizeBytes)) {
      hash.update(piece);
      yield piece;
    }
  };
  await pipeline(Readable.from(hashed()), createWriteStream(path));
  return hash.digest('hex');
}
