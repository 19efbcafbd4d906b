import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import { type FileParts, piecesOf } from './file-parts';
import { FileRefused, refuse } from './file-refused';
import { eicarFinder } from './known-virus';
import type { ZipEntry } from './zip-directory';

const STORED = 0;
const DEFLATED = 8;

/** All entries unpacked. A text packs ten to forty times; beyond a hundred, it is made to fill a disk. */
const MAX_UNPACKED_BYTES = 500_000_000;
const MAX_RATIO = 100;
const RATIO_MATTERS_FROM_BYTES = 50_000_000;

/** Refuses, on what the directory announces, a document that unpacks to more than any document holds. */
export function checkAnnouncedSizes(entries: readonly ZipEntry[], archiveBytes: number): void {
  const unpacked = entries.reduce((total, entry) => total + entry.sizeBytes, 0);
  if (unpacked > MAX_UNPACKED_BYTES) refuse('bomb');
  if (unpacked > RATIO_MATTERS_FROM_BYTES && unpacked > MAX_RATIO * archiveBytes) refuse('bomb');
}

/**
 * Passes the unpacked bytes of an entry to `onPiece`, and stops at the first byte more than was announced: the directory
 * of a bomb lies. Nothing is kept.
 */
async function unpack(file: FileParts, entry: ZipEntry, onPiece: (piece: Buffer) => void): Promise<void> {
  if (entry.method !== STORED && entry.method !== DEFLATED) refuse('damaged');
  let unpackedBytes = 0;
  const count = async (pieces: AsyncIterable<Buffer>) => {
    for await (const piece of pieces) {
      unpackedBytes += piece.length;
      if (unpackedBytes > entry.sizeBytes) refuse('bomb');
      onPiece(piece);
    }
  };
  const packed = Readable.from(piecesOf(file, entry.dataAt, entry.compressedBytes), { objectMode: false });
  try {
    if (entry.method === STORED) await pipeline(packed, count);
    else await pipeline(packed, createInflateRaw(), count);
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    refuse('damaged');
  }
  if (unpackedBytes < entry.sizeBytes) refuse('damaged');
}

/** The whole of a small entry, as text; refuses one that is not small. */
export async function textOf(file: FileParts, entry: ZipEntry, maxBytes = 2_000_000): Promise<string> {
  if (entry.sizeBytes > maxBytes) refuse('bomb');
  const pieces: Buffer[] = [];
  await unpack(file, entry, (piece) => pieces.push(Buffer.from(piece)));
  const bytes = Buffer.concat(pieces);
  return bytes.toString(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'utf8');
}

/** Unpacks an entry to look at it: what programs begin with, and the virus that is known. */
export async function inspectEntry(file: FileParts, entry: ZipEntry): Promise<void> {
  const hasEicar = eicarFinder();
  let isFirst = true;
  await unpack(file, entry, (piece) => {
    if (isFirst && isProgram(piece)) refuse('program');
    isFirst = false;
    if (hasEicar(piece)) refuse('virus');
  });
}

/** Windows (whose header says where the next one is), Linux and macOS programs. */
export function isProgram(head: Buffer): boolean {
  if (head.toString('latin1', 0, 4) === '\u007fELF') return true;
  if (head.length >= 4 && MACH_O.has(head.readUInt32BE(0))) return true;
  return head.length >= 64 && head.toString('latin1', 0, 2) === 'MZ' && head.readUInt32LE(0x3c) < 0x10000;
}

const MACH_O = new Set([0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe, 0xcafebabe]);
