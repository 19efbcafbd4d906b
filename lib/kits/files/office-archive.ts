import { checkParts } from './embedded';
import { judgeOpenDocument } from './open-document';
import { judgeOpenXml } from './open-xml';
import { Refused, refuse } from './refusal';
import { checkAnnouncedSizes, readZip, type ZipEntry } from './zip';

const MAX_DEPTH = 3;

/** Judges an archive: taken when it is a document of Office or LibreOffice, without macros, program or password. */
export async function judgeArchive(bytes: Buffer, depth = 0): Promise<string> {
  if (depth > MAX_DEPTH) refuse('too_complex');
  const archive = await readZip(bytes);
  const named = (name: string) => archive.entries.find((entry) => entry.name.toLowerCase() === name);
  const [contentTypes, mimetype] = [named('[content_types].xml'), named('mimetype')];
  if (!contentTypes && !mimetype) refuse(isPages(archive.entries) ? 'pages' : 'archive');
  checkAnnouncedSizes(archive);
  const type = contentTypes
    ? await judgeOpenXml(archive, depth > 0)
    : await judgeOpenDocument(archive, mimetype as ZipEntry, depth > 0);
  await checkParts(archive, (inner) => judgeInner(inner, depth + 1));
  return type;
}

/** Documents of Pages, Numbers and Keynote (Apple). */
const isPages = (entries: readonly ZipEntry[]) =>
  entries.some(({ name }) => /^Index\/.*\.iwa$|^index\.apxl$|^index\.xml$|^Index\.zip$/.test(name)) &&
  entries.some(({ name }) => /^(Metadata\/|QuickLook\/|preview)/i.test(name));

/** Nobody knows what is in an archive; a document inside of a document is looked at as it is. */
async function judgeInner(bytes: Buffer, depth: number): Promise<void> {
  try {
    await judgeArchive(bytes, depth);
  } catch (error) {
    if (error instanceof Refused && (error.reason === 'archive' || error.reason === 'pages')) refuse('attachments');
    throw error;
  }
}
