const SECTOR_BYTES = 512;
const END_OF_CHAIN = 0xfffffffe;
const NONE = 0xffffffff;

type Stream = { content?: Buffer; isStorage?: boolean };

/** A compound file (MS-CFB) with these storages and streams at its top. Streams are padded to 4096 bytes, kept in sectors. */
export function compound(entries: Record<string, Stream>, rootClassId = '0'.repeat(32)): Buffer {
  const names = Object.keys(entries);
  const directorySectors = Math.ceil((names.length + 1) / 4);
  const table: number[] = [0xfffffffd];
  const chain = (sectors: number) => {
    const first = table.length;
    for (let rank = 1; rank <= sectors; rank += 1) table.push(rank < sectors ? first + rank : END_OF_CHAIN);
    return first;
  };
  const firstDirectorySector = chain(directorySectors);
  const root = directoryEntry('Root Entry', 5, { child: names.length > 0 ? 1 : NONE, classId: rootClassId });
  const directory = [root];
  const bodies: Buffer[] = [];
  for (const [rank, name] of names.entries()) {
    const next = rank + 1 < names.length ? rank + 2 : NONE;
    const { content, isStorage } = entries[name] ?? {};
    if (isStorage) {
      directory.push(directoryEntry(name, 1, { next }));
      continue;
    }
    const body = Buffer.alloc(Math.max(4096, Math.ceil((content?.length ?? 0) / SECTOR_BYTES) * SECTOR_BYTES));
    content?.copy(body);
    directory.push(
      directoryEntry(name, 2, { next, firstSector: chain(body.length / SECTOR_BYTES), sizeBytes: body.length }),
    );
    bodies.push(body);
  }
  const listed = Buffer.alloc(directorySectors * SECTOR_BYTES);
  Buffer.concat(directory).copy(listed);
  return Buffer.concat([header(firstDirectorySector), tableSector(table), listed, ...bodies]);
}

type Place = { next?: number; child?: number; classId?: string; firstSector?: number; sizeBytes?: number };

function directoryEntry(name: string, kind: number, place: Place): Buffer {
  const entry = Buffer.alloc(128);
  entry.write(name, 0, 'utf16le');
  entry.writeUInt16LE((name.length + 1) * 2, 64);
  entry[66] = kind;
  entry.writeUInt32LE(NONE, 68);
  entry.writeUInt32LE(place.next ?? NONE, 72);
  entry.writeUInt32LE(place.child ?? NONE, 76);
  entry.write(place.classId ?? '', 80, 'hex');
  entry.writeUInt32LE(place.firstSector ?? 0, 116);
  entry.writeUInt32LE(place.sizeBytes ?? 0, 120);
  return entry;
}

function header(firstDirectorySector: number): Buffer {
  const bytes = Buffer.alloc(SECTOR_BYTES);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  bytes.writeUInt16LE(0x3e, 24);
  bytes.writeUInt16LE(3, 26);
  bytes.writeUInt16LE(0xfffe, 28);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt16LE(6, 32);
  bytes.writeUInt32LE(1, 44);
  bytes.writeUInt32LE(firstDirectorySector, 48);
  bytes.writeUInt32LE(4096, 56);
  bytes.writeUInt32LE(END_OF_CHAIN, 60);
  bytes.writeUInt32LE(END_OF_CHAIN, 68);
  for (let at = 76; at < SECTOR_BYTES; at += 4) bytes.writeUInt32LE(at === 76 ? 0 : NONE, at);
  return bytes;
}

function tableSector(table: readonly number[]): Buffer {
  if (table.length > SECTOR_BYTES / 4) throw new Error('too much for one sector of table');
  const bytes = Buffer.alloc(SECTOR_BYTES, 0xff);
  for (const [rank, next] of table.entries()) bytes.writeUInt32LE(next, rank * 4);
  return bytes;
}
