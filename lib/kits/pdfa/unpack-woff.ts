import { inflateSync } from 'node:zlib';

const WOFF_HEADER_BYTES = 44;
const WOFF_ENTRY_BYTES = 20;
const SFNT_HEADER_BYTES = 12;
const SFNT_ENTRY_BYTES = 16;

type Table = { tag: Uint8Array; checksum: number; content: Uint8Array };

/**
 * Unpacks a WOFF 1.0 font (W3C WOFF File Format 1.0) into the TrueType font that it wraps. fontkit can read WOFF itself,
 * but then inflates the table of glyphs again for each glyph, which takes longer than all the rest of a document.
 */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('Not a WOFF 1.0 font');
  const tables = readTables(woff);
  const header = Buffer.alloc(SFNT_HEADER_BYTES + SFNT_ENTRY_BYTES * tables.length);
  woff.copy(header, 0, 4, 8); // flavour
  writeSearchHints(header, tables.length);

  const parts: Uint8Array[] = [header];
  let offset = header.length;
  for (const [rank, { tag, checksum, content }] of tables.entries()) {
    const entry = SFNT_HEADER_BYTES + SFNT_ENTRY_BYTES * rank;
    header.set(tag, entry);
    header.writeUInt32BE(checksum, entry + 4);
    header.writeUInt32BE(offset, entry + 8);
    header.writeUInt32BE(content.length, entry + 12);
    const padding = Buffer.alloc(-content.length & 3);
    parts.push(content, padding);
    offset += content.length + padding.length;
  }
  return Buffer.concat(parts);
}

function readTables(woff: Buffer): Table[] {
  const count = woff.readUInt16BE(12);
  return Array.from({ length: count }, (_, rank) => {
    const entry = WOFF_HEADER_BYTES + WOFF_ENTRY_BYTES * rank;
    const offset = woff.readUInt32BE(entry + 4);
    const packedLength = woff.readUInt32BE(entry + 8);
    const length = woff.readUInt32BE(entry + 12);
    const packed = woff.subarray(offset, offset + packedLength);
    return {
      tag: woff.subarray(entry, entry + 4),
      checksum: woff.readUInt32BE(entry + 16),
      content: packedLength < length ? inflateSync(packed) : packed,
    };
  });
}

/** Number of tables and the three figures that help a binary search among them (OpenType, « Table Directory »). */
function writeSearchHints(header: Buffer, count: number): void {
  const power = Math.floor(Math.log2(count));
  const searchRange = 2 ** power * SFNT_ENTRY_BYTES;
  header.writeUInt16BE(count, 4);
  header.writeUInt16BE(searchRange, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE(count * SFNT_ENTRY_BYTES - searchRange, 10);
}
