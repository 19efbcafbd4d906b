import { type FileParts, windowsOf } from './file-parts';
import { refuse } from './file-refused';
import { endsWithZip } from './zip-directory';

/** Segments or chunks that are walked through: a hundred times those of a picture of 100 MB. */
const MAX_PARTS = 1_000_000;

type Image = 'image/jpeg' | 'image/png' | 'image/gif';

/** What a browser or a server would run, were the image taken for a page. XMP, which is markup too, has none of it. */
const PAGE = /<(?:script[\s>/]|html[\s>]|\?php\s|iframe\s|!doctype\s)/i;

/** Judges an image: whole, and nothing else at the same time. */
export async function judgeImage(file: FileParts, type: Image): Promise<string> {
  if (!(await isWhole[type](file))) refuse('damaged');
  if (await endsWithZip(file)) refuse('two_in_one');
  for await (const { bytes } of windowsOf(file)) if (PAGE.test(bytes.toString('latin1'))) refuse('two_in_one');
  return type;
}

const isWhole: Record<Image, (file: FileParts) => Promise<boolean>> = {
  'image/jpeg': endsJpeg,
  'image/png': endsPng,
  'image/gif': endsGif,
};

/** From segment to segment (ITU T.81, annex B) up to the image data, in which the end marker cannot occur by chance. */
async function endsJpeg(file: FileParts): Promise<boolean> {
  let at = 2;
  for (let left = MAX_PARTS; left > 0; left -= 1) {
    const header = await file.read(at, 4);
    if (header.length < 4 || header[0] !== 0xff) return false;
    if (header[1] === 0xda) return hasEndMarker(file, at);
    at += header[1] === 0xff ? 1 : 2 + header.readUInt16BE(2);
  }
  return false;
}

async function hasEndMarker(file: FileParts, from: number): Promise<boolean> {
  for await (const { bytes } of windowsOf(file, from)) if (bytes.includes(Buffer.from([0xff, 0xd9]))) return true;
  return false;
}

/** From chunk to chunk (PNG, 5.3) up to the last one; what follows it is another file. */
async function endsPng(file: FileParts): Promise<boolean> {
  let at = 8;
  for (let left = MAX_PARTS; left > 0; left -= 1) {
    const header = await file.read(at, 8);
    if (header.length < 8) return false;
    const type = header.toString('latin1', 4);
    if (at === 8 && type !== 'IHDR') return false;
    at += 12 + header.readUInt32BE(0);
    if (type !== 'IEND') continue;
    if (at < file.sizeBytes) refuse('two_in_one');
    return at === file.sizeBytes;
  }
  return false;
}

/** The trailer is a semicolon; some programs write zeros after it. */
async function endsGif(file: FileParts): Promise<boolean> {
  const tail = (await file.read(Math.max(0, file.sizeBytes - 1024), 1024)).toString('latin1');
  const last = tail.lastIndexOf(';');
  if (last < 0) return false;
  return /[^\0]/.test(tail.slice(last + 1)) ? refuse('two_in_one') : true;
}
