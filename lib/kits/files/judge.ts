import { readFile, stat } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import { isCompoundFile } from './compound-file';
import { judgeImage } from './images';
import { EICAR } from './known-virus';
import { EXTENSIONS } from './media-types';
import { judgeArchive } from './office-archive';
import { judgeOldOffice } from './old-office';
import { isPdf, judgePdf } from './pdf';
import { isProgram } from './programs';
import { type FileRefusal, type Note, Refused, refuse, type Verdict } from './refusal';
import { judgeText } from './text';

export type JudgeOptions = {
  /** Larger files are not even read. */
  maxBytes?: number;
};

/** Contract §5: the largest file is 100 MB. */
const MAX_BYTES = 100_000_000;

/**
 * Judges a file by its content, never by its name. Contract §5: pdf, jpeg, png, gif, doc(x), xls(x), odt, ods, odp, txt,
 * csv. Loads it whole, and may take its time: meant for a process of its own (`pool.ts`). Rejects only when the file cannot
 * be read, or for a fault of ours.
 */
export async function judge(path: string, { maxBytes = MAX_BYTES }: JudgeOptions = {}): Promise<Verdict> {
  try {
    if ((await stat(path)).size > maxBytes) refuse('too_complex');
    const { mediaType, notes = [] } = await judgeBytes(await readFile(path));
    const extension = EXTENSIONS[mediaType]?.[0];
    if (extension === undefined) throw new Error(`no extension for ${mediaType}`);
    return { ok: true, mediaType, extension, notes };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: error.reason };
    throw error;
  }
}

type Judged = { mediaType: string; notes?: Note[] };

const IMAGES = [
  ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff])],
  ['image/png', Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1')],
  ['image/gif', Buffer.from('GIF87a')],
  ['image/gif', Buffer.from('GIF89a')],
] as const;
const ZIP = Buffer.from('PK\u0003\u0004');
/** The mark at the start of a text in UTF-16, which a signature of another type may look like. */
const UTF_16 = /^(\u00ff\u00fe|\u00fe\u00ff)/;
/** Bytes at the start of a file that tell what it is when it is nothing that we take. */
const HEAD_BYTES = 65_536;

async function judgeBytes(bytes: Buffer): Promise<Judged> {
  if (bytes.length === 0) refuse('empty');
  if (bytes.includes(EICAR)) refuse('virus');
  const head = bytes.subarray(0, HEAD_BYTES);
  const [image] = IMAGES.find(([, beginning]) => head.subarray(0, beginning.length).equals(beginning)) ?? [];
  if (image) {
    judgeImage(bytes, image);
    return { mediaType: image };
  }
  if (isPdf(head)) return { mediaType: 'application/pdf', notes: judgePdf(bytes) };
  if (head.subarray(0, ZIP.length).equals(ZIP)) return { mediaType: await judgeArchive(bytes) };
  if (isCompoundFile(head)) return { mediaType: judgeOldOffice(bytes) };
  if (isProgram(head)) refuse('program');
  if (!UTF_16.test(head.toString('latin1', 0, 2))) await refuseKnown(bytes, head);
  judgeText(bytes);
  return { mediaType: 'text/plain' };
}

/** Names what we know and do not take. */
async function refuseKnown(bytes: Buffer, head: Buffer): Promise<void> {
  const detected = await fileTypeFromBuffer(head);
  if (detected) refuse(kindOf(detected.mime));
  // A bare archive of tar has no signature of its own but deep inside; file-type knows it. An empty ZIP has no entry.
  if (head.toString('latin1', 0, 4) === 'PK\u0005\u0006') refuse('archive');
  if (/^\s*\{\\rtf/.test(head.toString('latin1', 0, 64))) refuse('rich_text');
  if (head.includes('%PDF-') || bytes.subarray(0, 1_024).includes('%PDF-')) refuse('two_in_one');
}

/** Why a type that we know and do not take is refused. */
function kindOf(mime: string): FileRefusal {
  return KINDS.find(([pattern]) => pattern.test(mime))?.[1] ?? 'type';
}

const KINDS: readonly [mime: RegExp, reason: FileRefusal][] = [
  [
    /msdownload|x-elf|mach-binary|java-vm|wasm|shockwave|ms\.shortcut|x-apple-diskimage|chrome-extension|x-deb|x-rpm|java-archive|vnd\.android/,
    'program',
  ],
  [/^image\/tiff|^image\/x-(canon|nikon|sony|adobe|fujifilm|olympus|panasonic)/, 'tiff'],
  [/^image\/hei[cf]/, 'heic'],
  [/^image\//, 'picture'],
  [/^(video|audio)\/|ogg|x-mxf/, 'media'],
  [/rtf/, 'rich_text'],
  [
    /zip|x-rar|x-7z|x-tar|compress|lzip|lz4|zstd|x-xz|bzip|cab|x-unix-archive|archive|x-lzh|x-arj|x-cpio|x-ace/,
    'archive',
  ],
  [/xml|html/, 'markup'],
];
