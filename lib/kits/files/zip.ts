import { Readable } from 'node:stream';
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { type Entry, fromBufferPromise } from 'yauzl';
import { Refused, refuse } from './refusal';

/** An entry of a ZIP, as its directory describes it; `dataAt` is where its bytes begin. */
export type ZipEntry = Pick<Entry, 'crc32'> & {
  name: string;
  method: number;
  compressedBytes: number;
  sizeBytes: number;
  dataAt: number;
};

export type Archive = { bytes: Buffer; entries: ZipEntry[] };

const END = Buffer.from('PK\u0005\u0006');
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 65_535;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;

/** A document that needs more is none that a person wrote. */
const MAX_ENTRIES = 10_000;

/** True when a ZIP ends where this file ends, whatever the file begins like (APPNOTE 4.3.16). */
export function endsWithZip(bytes: Buffer): boolean {
  const tail = bytes.subarray(Math.max(0, bytes.length - END_BYTES - MAX_COMMENT_BYTES));
  for (let at = tail.lastIndexOf(END); at >= 0; at = at > 0 ? tail.lastIndexOf(END, at - 1) : -1) {
    if (at + END_BYTES > tail.length || at + END_BYTES + tail.readUInt16LE(at + 20) !== tail.length) continue;
    const directoryAt = bytes.length - tail.length + at - tail.readUInt32LE(at + 12);
    if (tail.readUInt16LE(at + 10) === 0) return true;
    return directoryAt >= 0 && bytes.readUInt32LE(directoryAt) === ENTRY_SIGNATURE;
  }
  return false;
}

/**
 * The entries of a ZIP that begins and ends with the file. Refuses one that is not whole, has a password, whose entries
 * lie over one another (a few bytes unpacked many times), whose own headers say otherwise than the directory (programs
 * differ in which they believe), or that has more entries than any document.
 */
export async function readZip(bytes: Buffer): Promise<Archive> {
  const listed = await listEntries(bytes);
  listed.sort((one, other) => one.relativeOffsetOfLocalHeader - other.relativeOffsetOfLocalHeader);
  if (listed[0] && listed[0].relativeOffsetOfLocalHeader !== 0) refuse('two_in_one');
  let lastEnd = 0;
  const entries = listed.map((entry) => {
    const offset = entry.relativeOffsetOfLocalHeader;
    if (offset + LOCAL_BYTES > bytes.length || bytes.readUInt32LE(offset) !== LOCAL_SIGNATURE) refuse('damaged');
    const nameEnd = offset + LOCAL_BYTES + bytes.readUInt16LE(offset + 26);
    if (!bytes.subarray(offset + LOCAL_BYTES, nameEnd).equals(entry.fileNameRaw)) refuse('damaged');
    const dataAt = nameEnd + bytes.readUInt16LE(offset + 28);
    const end = dataAt + entry.compressedSize;
    if (offset < lastEnd || end > bytes.length) refuse('bomb');
    lastEnd = end;
    const name = entry.fileNameRaw.toString('utf8');
    if (name.split(/[/\\]/).includes('..')) refuse('damaged');
    return {
      name,
      method: entry.compressionMethod,
      compressedBytes: entry.compressedSize,
      sizeBytes: entry.uncompressedSize,
      crc32: entry.crc32,
      dataAt,
    };
  });
  // Programs differ in which of two parts of one name they open.
  if (new Set(entries.map(({ name }) => name.toLowerCase())).size < entries.length) refuse('damaged');
  return { bytes, entries };
}

async function listEntries(bytes: Buffer): Promise<Entry[]> {
  const entries: Entry[] = [];
  try {
    // Names are judged by us: a document is no folder to be unpacked, and only one that leaves it is refused.
    const zip = await fromBufferPromise(bytes, { decodeStrings: false, lazyEntries: true, validateEntrySizes: false });
    if (zip.entryCount > MAX_ENTRIES) refuse('bomb');
    for await (const entry of zip.eachEntry()) {
      if (entry.generalPurposeBitFlag & 1) refuse('password');
      entries.push(entry);
    }
  } catch (error) {
    if (error instanceof Refused) throw error;
    refuse('damaged');
  }
  return entries;
}

/** All entries unpacked. A text packs ten to forty times; beyond a hundred, it is made to fill a disk. */
const MAX_UNPACKED_BYTES = 500_000_000;
const MAX_RATIO = 100;
const RATIO_MATTERS_FROM_BYTES = 50_000_000;

/** Refuses, on what the directory announces, a document that unpacks to more than any document holds. */
export function checkAnnouncedSizes({ bytes, entries }: Archive): void {
  const unpacked = entries.reduce((total, entry) => total + entry.sizeBytes, 0);
  if (unpacked > MAX_UNPACKED_BYTES) refuse('bomb');
  if (unpacked > RATIO_MATTERS_FROM_BYTES && unpacked > MAX_RATIO * bytes.length) refuse('bomb');
}

const STORED = 0;
const DEFLATED = 8;
const AT_ONCE_BYTES = 16_000_000;

/**
 * The unpacked bytes of an entry, in pieces; stops at the first byte more than was announced, since the directory of a
 * bomb lies. Refuses one whose bytes are not those that were packed.
 */
export async function* unpack({ bytes }: Archive, entry: ZipEntry): AsyncGenerator<Buffer> {
  const packed = bytes.subarray(entry.dataAt, entry.dataAt + entry.compressedBytes);
  let [sizeBytes, sum] = [0, 0];
  for await (const piece of unpacked(packed, entry)) {
    sizeBytes += piece.length;
    if (sizeBytes > entry.sizeBytes) refuse('bomb');
    sum = crc32(piece, sum);
    yield piece;
  }
  if (sizeBytes < entry.sizeBytes || sum !== entry.crc32) refuse('damaged');
}

async function* unpacked(packed: Buffer, { method, sizeBytes }: ZipEntry): AsyncGenerator<Buffer> {
  if (method === STORED) return yield packed;
  if (method !== DEFLATED) refuse('damaged');
  try {
    if (sizeBytes <= AT_ONCE_BYTES) return yield inflateRawSync(packed, { maxOutputLength: sizeBytes + 1 });
    yield* Readable.from([packed]).pipe(createInflateRaw({ chunkSize: 1_048_576 }));
  } catch (error) {
    refuse((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'bomb' : 'damaged');
  }
}

/** The whole of an entry; refuses one larger than `maxBytes`. */
export async function readEntry(archive: Archive, entry: ZipEntry, maxBytes: number): Promise<Buffer> {
  if (entry.sizeBytes > maxBytes) refuse('bomb');
  const pieces: Buffer[] = [];
  for await (const piece of unpack(archive, entry)) pieces.push(piece);
  return Buffer.concat(pieces);
}
