import { hasPageCode } from './markup';
import { refuse } from './refusal';
import { endsWithZip } from './zip';

export type Image = 'image/jpeg' | 'image/png' | 'image/gif';

/** Judges an image: one that is drawn, and nothing else at the same time. */
export function judgeImage(bytes: Buffer, type: Image): void {
  const end = endOf[type](bytes);
  if (end < 0) refuse('broken_picture');
  if (type !== 'image/jpeg' && /[^\0]/.test(bytes.toString('latin1', end, end + 1_024))) refuse('two_in_one');
  if (endsWithZip(bytes) || hasPageCode(bytes)) refuse('two_in_one');
}

/** Where an image ends; negative when it cannot be drawn. Each walks once through the bytes. */
const endOf: Record<Image, (bytes: Buffer) => number> = {
  'image/jpeg': endOfJpeg,
  'image/png': endOfPng,
  'image/gif': endOfGif,
};

/** Frame headers, which tell width and height (ITU T.81, B.1.1.3): SOF0 to SOF15, without DHT, JPG and DAC. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
/** Less is no picture, but what is left of one. */
const MIN_SCAN_BYTES = 2;

/**
 * From segment to segment (ITU T.81, annex B) up to the image data. The end marker may be missing: everybody draws such a
 * picture. Telephones write a film after it.
 */
function endOfJpeg(bytes: Buffer): number {
  let hasFrame = false;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return -1;
    const marker = bytes[at + 1] as number;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker)) hasFrame = bytes.length > at + 9 && bytes.readUInt16BE(at + 7) > 0;
    const next = at + 2 + bytes.readUInt16BE(at + 2);
    if (marker === 0xda) return hasFrame && bytes.length >= next + MIN_SCAN_BYTES ? bytes.length : -1;
    at = next;
  }
  return -1;
}

const hasSize = (png: Buffer) => png.length >= 24 && png.readUInt32BE(16) > 0 && png.readUInt32BE(20) > 0;

/** From chunk to chunk (PNG, 5.3) up to the last one; what follows it is another file. */
function endOfPng(bytes: Buffer): number {
  let hasData = false;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (at === 8 && (type !== 'IHDR' || !hasSize(bytes))) return -1;
    if (type === 'IDAT') hasData = true;
    at += 12 + bytes.readUInt32BE(at);
    if (type === 'IEND') return hasData && at <= bytes.length ? at : -1;
  }
  return -1;
}

const [EXTENSION, PICTURE, TRAILER] = [0x21, 0x2c, 0x3b];
const tableBytes = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** From block to block (GIF 89a, appendix B) up to the trailer. */
function endOfGif(bytes: Buffer): number {
  let hasPicture = false;
  let at = 13 + tableBytes(bytes[10] ?? 0);
  while (at < bytes.length) {
    const kind = bytes[at];
    if (kind === TRAILER) return hasPicture ? at + 1 : -1;
    if (kind === PICTURE) at = afterBlocks(bytes, at + 11 + tableBytes(bytes[at + 9] ?? 0));
    else if (kind === EXTENSION) at = afterBlocks(bytes, at + 2);
    else return -1;
    hasPicture ||= kind === PICTURE;
  }
  return -1;
}

function afterBlocks(bytes: Buffer, from: number): number {
  let at = from;
  for (let size = bytes[at]; size; size = bytes[at]) at += 1 + size;
  return at + 1;
}
