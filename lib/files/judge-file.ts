import { fileTypeFromBuffer } from 'file-type';
import { type FileParts, windowsOf } from './file-parts';
import { type FileRefusal, refuse } from './file-refused';
import { judgeImage } from './images';
import { eicarFinder } from './known-virus';
import { judgeArchive } from './office-archive';
import { judgeOldOffice } from './old-office';
import { judgePdf } from './pdf';
import { judgeText } from './plain-text';
import { isProgram } from './zip-content';

/** What a file begins with, and who judges it then. */
const JUDGES: readonly [beginning: Buffer, judge: (file: FileParts) => Promise<string>][] = [
  [Buffer.from('%PDF-'), judgePdf],
  [Buffer.from([0xff, 0xd8, 0xff]), (file) => judgeImage(file, 'image/jpeg')],
  [Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'), (file) => judgeImage(file, 'image/png')],
  [Buffer.from('GIF87a'), (file) => judgeImage(file, 'image/gif')],
  [Buffer.from('GIF89a'), (file) => judgeImage(file, 'image/gif')],
  [Buffer.from('PK\u0003\u0004'), judgeArchive],
  [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), judgeOldOffice],
];

/** The mark at the start of a text in UTF-16, which a signature of another type may look like. */
const UTF_16 = /^(\u00ff\u00fe|\u00fe\u00ff)/;

/** Bytes at the start of a file that tell what it is when it is nothing that we take. */
const HEAD_BYTES = 65_536;

/**
 * Judges a file by its content, never by its name: gives its media type, or throws `FileRefused`. Contract §5: pdf, jpeg,
 * png, gif, doc(x), xls(x), odt, ods, odp, txt, csv.
 */
export async function judgeFile(file: FileParts): Promise<string> {
  if (file.sizeBytes === 0) refuse('empty');
  const head = await file.read(0, HEAD_BYTES);
  await checkKnownVirus(file);
  const [, judge] = JUDGES.find(([beginning]) => head.subarray(0, beginning.length).equals(beginning)) ?? [];
  if (judge) return judge(file);
  if (isProgram(head)) refuse('program');
  if (UTF_16.test(head.toString('latin1', 0, 2))) refuse('not_plain_text');
  const detected = await fileTypeFromBuffer(head);
  if (detected) refuse(kindOf(detected.mime));
  if (head.includes('%PDF-')) refuse('two_in_one');
  return judgeText(file);
}

async function checkKnownVirus(file: FileParts): Promise<void> {
  const hasEicar = eicarFinder();
  for await (const { bytes } of windowsOf(file)) if (hasEicar(bytes)) refuse('virus');
}

/** Why a type that we know and do not take is refused. */
function kindOf(mime: string): FileRefusal {
  if (PROGRAMS.test(mime)) return 'program';
  if (ARCHIVES.test(mime)) return 'archive';
  return /xml|html/.test(mime) ? 'markup' : 'type';
}

const PROGRAMS =
  /msdownload|x-elf|mach-binary|java-vm|wasm|shockwave|ms\.shortcut|x-apple-diskimage|chrome-extension|x-deb|x-rpm|java-archive|vnd\.android/;
const ARCHIVES =
  /zip|x-rar|x-7z|x-tar|compress|lzip|lz4|zstd|x-xz|bzip|cab|x-unix-archive|archive|x-lzh|x-arj|x-cpio|x-ace/;
