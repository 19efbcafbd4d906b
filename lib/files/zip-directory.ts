import type { FileParts } from './file-parts';
import { refuse } from './file-refused';

/** An entry of a ZIP, as its directory and its own header both describe it; `dataAt` is where its bytes begin. */
export type ZipEntry = { name: string; method: number; compressedBytes: number; sizeBytes: number; dataAt: number };

const END = Buffer.from('PK\u0005\u0006');
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 65_535;
const LOCAL_SIGNATURE = 0x04034b50;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;

/** A document that needs more is none that a person wrote. */
export const MAX_ENTRIES = 10_000;
const MAX_DIRECTORY_BYTES = 5_000_000;

type End = { at: number; count: number; directoryBytes: number; directoryAt: number };

/** The record at the end of a ZIP (APPNOTE 4.3.16), whose comment reaches the end of the file. */
async function findEnd(file: FileParts): Promise<End | undefined> {
  const start = Math.max(0, file.sizeBytes - END_BYTES - MAX_COMMENT_BYTES);
  const tail = await file.read(start, END_BYTES + MAX_COMMENT_BYTES);
  for (let at = tail.lastIndexOf(END); at >= 0; at = at > 0 ? tail.lastIndexOf(END, at - 1) : -1) {
    if (at + END_BYTES > tail.length || at + END_BYTES + tail.readUInt16LE(at + 20) !== tail.length) continue;
    const [count, directoryBytes, directoryAt] = [
      tail.readUInt16LE(at + 10),
      tail.readUInt32LE(at + 12),
      tail.readUInt32LE(at + 16),
    ];
    return { at: start + at, count, directoryBytes, directoryAt };
  }
  return undefined;
}

/** True when a ZIP ends where this file ends, whatever the file begins like. */
export async function endsWithZip(file: FileParts): Promise<boolean> {
  const end = await findEnd(file);
  if (!end || end.count === 0) return end !== undefined;
  const directory = await file.read(Math.max(0, end.at - end.directoryBytes), 4);
  return directory.length === 4 && directory.readUInt32LE(0) === ENTRY_SIGNATURE;
}

/**
 * The entries of a ZIP that begins and ends with the file. Refuses one that is not whole, has a password, whose entries
 * lie over one another (a few bytes unpacked many times), or that has more of them than any document.
 */
export async function readZip(file: FileParts): Promise<ZipEntry[]> {
  const end = await findEnd(file);
  if (!end || end.directoryAt + end.directoryBytes !== end.at) refuse('damaged');
  if (end.count > MAX_ENTRIES || end.directoryBytes > MAX_DIRECTORY_BYTES) refuse('bomb');
  const listed = listEntries(await file.read(end.directoryAt, end.directoryBytes), end.count);
  listed.sort((one, other) => one.offset - other.offset);
  if (listed[0] && listed[0].offset !== 0) refuse('two_in_one');
  const entries: ZipEntry[] = [];
  for (const [rank, { offset, nameBytes, ...entry }] of listed.entries()) {
    const local = await file.read(offset, LOCAL_BYTES + nameBytes.length);
    if (local.length < LOCAL_BYTES || local.readUInt32LE(0) !== LOCAL_SIGNATURE) refuse('damaged');
    if (!local.subarray(LOCAL_BYTES).equals(nameBytes)) refuse('damaged');
    const dataAt = offset + LOCAL_BYTES + local.readUInt16LE(26) + local.readUInt16LE(28);
    if (dataAt + entry.compressedBytes > (listed[rank + 1]?.offset ?? end.directoryAt)) refuse('bomb');
    entries.push({ ...entry, dataAt });
  }
  return entries;
}

type Listed = Omit<ZipEntry, 'dataAt'> & { offset: number; nameBytes: Buffer };

function listEntries(directory: Buffer, count: number): Listed[] {
  const listed: Listed[] = [];
  let at = 0;
  while (at + ENTRY_BYTES <= directory.length && directory.readUInt32LE(at) === ENTRY_SIGNATURE) {
    const nameEnd = at + ENTRY_BYTES + directory.readUInt16LE(at + 28);
    const nameBytes = directory.subarray(at + ENTRY_BYTES, nameEnd);
    if (directory.readUInt16LE(at + 8) & 1) refuse('password');
    listed.push({
      name: nameBytes.toString('utf8'),
      nameBytes,
      method: directory.readUInt16LE(at + 10),
      compressedBytes: directory.readUInt32LE(at + 20),
      sizeBytes: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    });
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  if (listed.length !== count || at !== directory.length) refuse('damaged');
  return listed;
}
