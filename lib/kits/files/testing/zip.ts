import { crc32, deflateRawSync } from 'node:zlib';

export type Entry =
  | string
  | Buffer
  | { content: Buffer; deflated?: boolean; announcedBytes?: number; flags?: number; method?: number };

/** A small ZIP (APPNOTE 4.3). Entries are stored as they are, unless they say otherwise. */
export function zip(entries: Record<string, Entry>, comment = ''): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, given] of Object.entries(entries)) {
    const entry = typeof given === 'string' || Buffer.isBuffer(given) ? { content: Buffer.from(given) } : given;
    const packed = entry.deflated ? deflateRawSync(entry.content, { level: 9 }) : entry.content;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(entry.flags ?? 0, 6);
    local.writeUInt16LE(entry.method ?? (entry.deflated ? 8 : 0), 8);
    local.writeUInt32LE(crc32(entry.content), 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(entry.announcedBytes ?? entry.content.length, 22);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    local.copy(central, 6, 4, 30);
    central.writeUInt16LE(0, 32);
    central.writeUInt32LE(offset, 42);
    directory.push(central, Buffer.from(name));
    parts.push(local, Buffer.from(name), packed);
    offset += local.length + Buffer.byteLength(name) + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(entries).length, 8);
  end.writeUInt16LE(Object.keys(entries).length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  return Buffer.concat([...parts, listed, end, Buffer.from(comment)]);
}
