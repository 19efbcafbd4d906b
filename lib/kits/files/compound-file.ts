import { refuse } from './refusal';

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
  /** The beginning of a stream, at most `maxBytes` of it. */
  beginningOf(entry: CompoundEntry, maxBytes: number): Buffer;
};

const SIGNATURE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const MAX_REGULAR_SECTOR = 0xfffffffa;
const END_OF_CHAIN = 0xfffffffe;
const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
const SMALL_SECTOR_BYTES = 64;
const IN_HEADER = 109;
const MAX_ENTRIES = 100_000;

export const isCompoundFile = (head: Buffer): boolean => head.subarray(0, SIGNATURE.length).equals(SIGNATURE);

/**
 * Reads the directory of a compound file: what old Office, Windows installers and Outlook messages are made of. Refuses
 * one whose streams are not all there. Our own reader, because the one on npm (cfb) is no longer released, and reads
 * over what is wrong.
 */
export function readCompoundFile(bytes: Buffer): CompoundFile {
  if (bytes.length < HEADER_BYTES || !isCompoundFile(bytes)) refuse('damaged');
  const sectorBytes = 2 ** bytes.readUInt16LE(30);
  if (sectorBytes !== 512 && sectorBytes !== 4096) refuse('damaged');
  const sectors: Sectors = {
    bytes,
    sectorBytes,
    at: (sector) => (sector + 1) * sectorBytes,
    table: readTable(bytes, sectorBytes),
  };
  const directory = readChain(sectors, bytes.readUInt32LE(48), MAX_ENTRIES * ENTRY_BYTES);
  if (directory.length < ENTRY_BYTES) refuse('damaged');
  const entries = entriesIn(directory);
  const smallestBytes = bytes.readUInt32LE(56);
  const small = smallSectors(sectors, directory);
  const isSmall = (entry: CompoundEntry) => entry.sizeBytes < smallestBytes;
  checkWhole(
    sectors,
    entries.filter((entry) => entry.isStream && !isSmall(entry)),
  );
  return {
    entries,
    rootClassId: directory.toString('hex', 80, 96),
    beginningOf: (entry, maxBytes) =>
      readChain(isSmall(entry) ? small : sectors, entry.firstSector, Math.min(entry.sizeBytes, maxBytes)),
  };
}

/** Sectors of one size: where each begins in `bytes`, and which follows which (MS-CFB 2.3, 2.4). */
type Sectors = { bytes: Buffer; sectorBytes: number; at: (sector: number) => number; table: Uint32Array };

function readChain({ bytes, sectorBytes, at, table }: Sectors, first: number, maxBytes: number): Buffer {
  const pieces: Buffer[] = [];
  let left = Math.min(table.length, Math.ceil(maxBytes / sectorBytes));
  for (let sector = first; sector <= MAX_REGULAR_SECTOR && left > 0; left -= 1) {
    const start = at(sector);
    if (start >= bytes.length) refuse('damaged');
    pieces.push(bytes.subarray(start, start + sectorBytes));
    sector = table[sector] ?? refuse('damaged');
  }
  return Buffer.concat(pieces).subarray(0, maxBytes);
}

/** Small streams share one stream, the root's, cut in pieces of 64 bytes. */
function smallSectors(sectors: Sectors, directory: Buffer): Sectors {
  const { bytes } = sectors;
  const shared = readChain(sectors, directory.readUInt32LE(116), directory.readUInt32LE(120));
  const table = words(readChain(sectors, bytes.readUInt32LE(60), bytes.readUInt32LE(64) * sectors.sectorBytes));
  return {
    bytes: shared,
    sectorBytes: SMALL_SECTOR_BYTES,
    at: (sector) => sector * SMALL_SECTOR_BYTES,
    table,
  };
}

/** The places of the table itself are in the header and a chain. */
function readTable(bytes: Buffer, sectorBytes: number): Uint32Array {
  const perSector = sectorBytes / 4;
  const sectorCount = Math.ceil(bytes.length / sectorBytes);
  const sector = (place: number) => {
    const start = (place + 1) * sectorBytes;
    return start < bytes.length ? words(bytes.subarray(start, start + sectorBytes)) : refuse('damaged');
  };
  const places = [...words(bytes.subarray(76, HEADER_BYTES))].slice(0, IN_HEADER);
  let next = bytes.readUInt32LE(68);
  for (let left = bytes.readUInt32LE(72); left > 0 && next <= MAX_REGULAR_SECTOR; left -= 1) {
    if (places.length > sectorCount) refuse('damaged');
    const more = sector(next);
    places.push(...more.slice(0, perSector - 1));
    next = more[perSector - 1] ?? END_OF_CHAIN;
  }
  const count = bytes.readUInt32LE(44);
  // More table than the file has sectors to tell of would only fill the memory.
  const enough = 2 * Math.ceil(sectorCount / perSector) + 8;
  if (count === 0 || count > places.length || count > enough) refuse('damaged');
  const table = new Uint32Array(count * perSector).fill(END_OF_CHAIN);
  for (const [rank, place] of places.slice(0, count).entries()) table.set(sector(place), rank * perSector);
  return table;
}

const words = (bytes: Buffer): Uint32Array =>
  Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, rank) => bytes.readUInt32LE(rank * 4));

/**
 * Every sector of every stream is in the file, the last of which may be cut short; what the table says of other sectors
 * does not matter, and some programs fill it up. Streams share no sector, so that all of them take no more steps than the
 * table is long.
 */
function checkWhole({ table, at, bytes, sectorBytes }: Sectors, streams: readonly CompoundEntry[]): void {
  let steps = table.length;
  for (const { firstSector, sizeBytes } of streams) {
    let sector = firstSector;
    for (let left = Math.ceil(sizeBytes / sectorBytes); left > 0; left -= 1) {
      steps -= 1;
      if (steps < 0 || sector > MAX_REGULAR_SECTOR || at(sector) >= bytes.length) refuse('damaged');
      sector = table[sector] ?? refuse('damaged');
    }
  }
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
  const waiting = [directory.readUInt32LE(76)];
  for (let rank = waiting.pop(); rank !== undefined; rank = waiting.pop()) {
    if (found.has(rank) || (rank + 1) * ENTRY_BYTES > directory.length) continue;
    found.add(rank);
    waiting.push(directory.readUInt32LE(rank * ENTRY_BYTES + 68), directory.readUInt32LE(rank * ENTRY_BYTES + 72));
  }
  return found;
}
