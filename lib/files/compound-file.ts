import type { FileParts } from './file-parts';
import { refuse } from './file-refused';

/** A storage or a stream of a compound file (MS-CFB 2.6). `firstSector` and `sizeBytes` are those of a stream. */
export type CompoundEntry = {
  name: string;
  isStream: boolean;
  /** Directly under the root. */
  isTop: boolean;
  classId: string;
  firstSector: number;
  sizeBytes: number;
};

export type CompoundFile = {
  entries: CompoundEntry[];
  rootClassId: string;
  /** The beginning of a stream, at most `maxBytes` of it; empty for a stream so small that it is kept elsewhere. */
  beginningOf(entry: CompoundEntry, maxBytes: number): Promise<Buffer>;
};

const MAX_REGULAR_SECTOR = 0xfffffffa;
const FREE_SECTOR = 0xffffffff;
const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
const IN_HEADER = 109;
const MAX_ENTRIES = 100_000;

/** Reads the directory of a compound file: what old Office, Windows installers and Outlook messages are made of. */
export async function readCompoundFile(file: FileParts): Promise<CompoundFile> {
  const header = await file.read(0, HEADER_BYTES);
  if (header.length < HEADER_BYTES) refuse('damaged');
  const sectorBytes = 2 ** header.readUInt16LE(30);
  if (sectorBytes !== 512 && sectorBytes !== 4096) refuse('damaged');
  const readSector = async (sector: number) => {
    const bytes = await file.read((sector + 1) * sectorBytes, sectorBytes);
    return bytes.length > 0 ? bytes : refuse('damaged');
  };
  const table = await readTable(header, readSector, sectorBytes, file.sizeBytes);
  checkWhole(table, sectorBytes, file.sizeBytes);
  const read = async (first: number, maxBytes: number) => {
    const pieces: Buffer[] = [];
    let left = Math.min(table.length, Math.ceil(maxBytes / sectorBytes));
    for (let sector = first; sector <= MAX_REGULAR_SECTOR && left > 0; left -= 1) {
      pieces.push(await readSector(sector));
      sector = table[sector] ?? refuse('damaged');
    }
    return Buffer.concat(pieces).subarray(0, maxBytes);
  };
  const directory = await read(header.readUInt32LE(48), MAX_ENTRIES * ENTRY_BYTES);
  const smallestBytes = header.readUInt32LE(56);
  return {
    entries: entriesIn(directory),
    rootClassId: directory.toString('hex', 80, 96),
    beginningOf: async (entry, maxBytes) =>
      entry.sizeBytes < smallestBytes ? Buffer.alloc(0) : read(entry.firstSector, Math.min(entry.sizeBytes, maxBytes)),
  };
}

/** For each sector, the one that follows it (MS-CFB 2.3); the places of the table itself are in the header and a chain. */
async function readTable(
  header: Buffer,
  readSector: (sector: number) => Promise<Buffer>,
  sectorBytes: number,
  fileBytes: number,
): Promise<Uint32Array> {
  const perSector = sectorBytes / 4;
  const sectorCount = Math.ceil(fileBytes / sectorBytes);
  const places = words(header.subarray(76)).slice(0, IN_HEADER);
  let next = header.readUInt32LE(68);
  for (let left = header.readUInt32LE(72); left > 0 && next <= MAX_REGULAR_SECTOR; left -= 1) {
    if (places.length > sectorCount) refuse('damaged');
    const more = words(await readSector(next));
    places.push(...more.slice(0, perSector - 1));
    next = more[perSector - 1] ?? FREE_SECTOR;
  }
  const count = header.readUInt32LE(44);
  // More table than the file has sectors to tell of would only fill the memory.
  const enough = 2 * Math.ceil(sectorCount / perSector) + 8;
  if (count === 0 || count > places.length || count > enough) refuse('damaged');
  const table = new Uint32Array(count * perSector).fill(FREE_SECTOR);
  for (const [rank, place] of places.slice(0, count).entries()) {
    table.set(words(await readSector(place)), rank * perSector);
  }
  return table;
}

const words = (bytes: Buffer): number[] =>
  Array.from({ length: Math.floor(bytes.length / 4) }, (_, rank) => bytes.readUInt32LE(rank * 4));

/** The last sector in use is in the file; some programs do not fill it up. */
function checkWhole(table: Uint32Array, sectorBytes: number, fileBytes: number): void {
  const last = table.findLastIndex((next) => next !== FREE_SECTOR);
  if ((last + 1) * sectorBytes >= fileBytes) refuse('damaged');
}

function entriesIn(directory: Buffer): CompoundEntry[] {
  const top = topRanks(directory);
  const entries: CompoundEntry[] = [];
  for (let rank = 1; (rank + 1) * ENTRY_BYTES <= directory.length; rank += 1) {
    const entry = directory.subarray(rank * ENTRY_BYTES, (rank + 1) * ENTRY_BYTES);
    const kind = entry[66];
    if (kind !== 1 && kind !== 2) continue;
    entries.push({
      name: entry.toString('utf16le', 0, Math.max(0, Math.min(64, entry.readUInt16LE(64)) - 2)),
      isStream: kind === 2,
      isTop: top.has(rank),
      classId: entry.toString('hex', 80, 96),
      firstSector: entry.readUInt32LE(116),
      sizeBytes: entry.readUInt32LE(120),
    });
  }
  return entries;
}

/** Siblings are a tree, whose top the parent names (MS-CFB 2.6.4). */
function topRanks(directory: Buffer): Set<number> {
  const found = new Set<number>();
  const waiting = directory.length >= ENTRY_BYTES ? [directory.readUInt32LE(76)] : refuse('damaged');
  for (let rank = waiting.pop(); rank !== undefined; rank = waiting.pop()) {
    if (found.has(rank) || (rank + 1) * ENTRY_BYTES > directory.length) continue;
    found.add(rank);
    waiting.push(directory.readUInt32LE(rank * ENTRY_BYTES + 68), directory.readUInt32LE(rank * ENTRY_BYTES + 72));
  }
  return found;
}
