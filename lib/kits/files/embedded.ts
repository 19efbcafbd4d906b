import { isCompoundFile, readCompoundFile } from './compound-file';
import { eicarFinder } from './known-virus';
import { checkNothingCarried } from './old-office';
import { isProgram, isProgramName } from './programs';
import { refuse } from './refusal';
import { type Archive, readEntry, unpack, type ZipEntry } from './zip';

/** SVG pictures are part of what Office writes; they are drawn, never run. */
const isPart = (name: string) =>
  /^(word|xl|ppt)\/media\/|^Pictures\/|^ObjectReplacements\//.test(name) && /\.svg$/i.test(name);

const MAX_INNER_BYTES = 100_000_000;

/**
 * Looks into each part of a document: what programs begin with, the virus that is known, objects of other programs, and
 * documents in the document, which `judgeInner` judges.
 */
export async function checkParts(archive: Archive, judgeInner: (bytes: Buffer) => Promise<void>): Promise<void> {
  for (const { name } of archive.entries) {
    if (/\.(docm|dotm|xlsm|xltm|xlam|pptm|ppam)$/i.test(name)) refuse('macros');
    if (isProgramName(name.replace(/\/$/, '')) && !isPart(name)) refuse('program');
  }
  for (const entry of archive.entries) {
    const head = await inspect(archive, entry);
    const isInner = head.toString('latin1', 0, 4) === 'PK\u0003\u0004';
    if (!isInner && !isCompoundFile(head)) continue;
    const bytes = await readEntry(archive, entry, MAX_INNER_BYTES);
    if (isInner) await judgeInner(bytes);
    else checkNothingCarried(readCompoundFile(bytes));
  }
}

async function inspect(archive: Archive, entry: ZipEntry): Promise<Buffer> {
  const hasEicar = eicarFinder();
  let head: Buffer | undefined;
  for await (const piece of unpack(archive, entry)) {
    head ??= Buffer.from(piece.subarray(0, 64));
    if (isProgram(head)) refuse('program');
    if (hasEicar(piece)) refuse('virus');
  }
  return head ?? Buffer.alloc(0);
}
