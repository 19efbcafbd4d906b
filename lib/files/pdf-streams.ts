import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { type FileParts, OVERLAP_BYTES, windowsOf } from './file-parts';
import { refuse } from './file-refused';
import type { Decrypt } from './pdf-password';

/** A stream of packed objects: where it begins, the text of its dictionary, the number of the object it is. */
export type PackedObjects = { dictionary: string; dataAt: number; number: number; generation: number };

/** Far more than programs write in 64 kB, where each stream has its dictionary and its data. */
const MAX_STREAMS_IN_WINDOW = 300;
const MAX_PACKED_BYTES = 10_000_000;
const MAX_UNPACKED_BYTES = 50_000_000;
const END = Buffer.from('endstream');
const unzip = promisify(inflate);

/** The packed objects whose dictionary is in a window of the file, `start` being the place of the window. */
export function packedObjectsIn(text: string, start: number): PackedObjects[] {
  const found: PackedObjects[] = [];
  const places = [...text.matchAll(/\/ObjStm\b/g)];
  if (places.length > MAX_STREAMS_IN_WINDOW) refuse('bomb');
  for (const { index } of places) {
    const before = text.slice(Math.max(0, index - OVERLAP_BYTES / 2), index);
    const [, number, generation, opening = ''] = /^(\d+)\s+(\d+)\s+obj([\s\S]*)$/.exec(lastObject(before)) ?? [];
    const after = text.slice(index, index + OVERLAP_BYTES / 2);
    const data = /(?<!end)stream\r?\n/.exec(after);
    if (!data) continue;
    found.push({
      dictionary: opening + after.slice(0, data.index),
      dataAt: start + index + data.index + data[0].length,
      number: Number(number ?? 0),
      generation: Number(generation ?? 0),
    });
  }
  return found;
}

/** From the last « 12 0 obj » on. */
function lastObject(text: string): string {
  const at = [...text.matchAll(/\d{1,10}\s{1,9}\d{1,5}\s{1,9}obj/g)].at(-1)?.index;
  return at === undefined ? '' : text.slice(at);
}

/**
 * What a stream of objects holds (ISO 32000-1, 7.5.7). One that is packed in another way than programs do, or that cannot
 * be unpacked, cannot be looked at, and is refused.
 */
export async function unpackObjects(
  file: FileParts,
  packed: PackedObjects,
  decrypt?: Decrypt,
): Promise<{ objects: string; end: number }> {
  const [, filter = ''] = /\/Filter\s{0,20}(\[[^\]]{0,200}\]|\/[A-Za-z0-9#]+)/.exec(packed.dictionary) ?? [];
  const stored = await dataOf(file, packed.dataAt);
  const data = decrypt ? decrypt(stored, packed.number, packed.generation) : stored;
  const end = packed.dataAt + stored.length;
  if (filter === '') return { objects: data.toString('latin1'), end };
  if (!/^\[?\s*\/(FlateDecode|Fl)\s*\]?$/.test(filter) || /\/Predictor\s+(?!1\b)\d/.test(packed.dictionary))
    refuse('damaged');
  return unzip(data, { maxOutputLength: MAX_UNPACKED_BYTES }).then(
    (unpacked) => ({ objects: unpacked.toString('latin1'), end }),
    (error: NodeJS.ErrnoException) => refuse(error.code === 'ERR_BUFFER_TOO_LARGE' ? 'bomb' : 'damaged'),
  );
}

/** The bytes of a stream: its length may be told elsewhere in the file, its end is always marked. */
async function dataOf(file: FileParts, dataAt: number): Promise<Buffer> {
  for await (const { start, bytes } of windowsOf(file, dataAt)) {
    const end = bytes.indexOf(END);
    if (end >= 0) return withoutLineEnd(await file.read(dataAt, start + end - dataAt));
    if (start - dataAt > MAX_PACKED_BYTES) refuse('bomb');
  }
  refuse('damaged');
}

function withoutLineEnd(bytes: Buffer): Buffer {
  const ending = /\r?\n?$/.exec(bytes.toString('latin1', Math.max(0, bytes.length - 2)))?.[0].length ?? 0;
  return bytes.subarray(0, bytes.length - ending);
}
