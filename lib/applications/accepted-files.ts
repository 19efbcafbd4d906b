import { fileTypeFromBuffer } from 'file-type';

/** Contract §5: one file, and all the files of an application. Mo = 10⁶ bytes. */
export const MAX_FILE_BYTES = 100_000_000;
export const MAX_DOSSIER_BYTES = 500_000_000;

/** Bytes at the start of a file that tell its type; an Office file names its parts within them. */
export const HEAD_BYTES = 65_536;

const ACCEPTED = new Set([
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/gif',
  'application/x-cfb',
  'application/msword',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
]);

/** An archive is undecided: it may be an Office file that says so at its end (`office-archive.ts`). */
export type FileVerdict =
  | { accepted: true; contentType: string }
  | { accepted: 'undecided' }
  | { accepted: false; code: 'empty' | 'type' | 'text_unsafe' };

/** Judges a file by how its content begins, never by its name. */
export async function judgeFile(head: Uint8Array): Promise<FileVerdict> {
  if (head.length === 0) return { accepted: false, code: 'empty' };
  const detected = await fileTypeFromBuffer(head);
  if (detected?.mime === 'application/zip') return { accepted: 'undecided' };
  if (detected) {
    const accepted = ACCEPTED.has(detected.mime);
    return accepted ? { accepted, contentType: detected.mime } : { accepted, code: 'type' };
  }
  return judgeText(head);
}

/** What has no signature is text or nothing we take: UTF-8 or Latin-1, without NUL, shebang or markup. */
function judgeText(head: Uint8Array): FileVerdict {
  const text = Buffer.from(head).toString('latin1');
  if (NOT_TEXT.test(text)) return { accepted: false, code: 'type' };
  if (/^(\u00ef\u00bb\u00bf)?#!/.test(text) || CODE.test(text)) return { accepted: false, code: 'text_unsafe' };
  return { accepted: true, contentType: TEXT };
}

export const TEXT = 'text/plain';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what makes a file no text
const NOT_TEXT = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;

/** What begins a tag, an end tag, a comment or a passage of PHP or ASP: all in ASCII, whatever the text's encoding. */
const CODE = /<[a-z/!?%]/i;

/** A text that began well and turned out, further on, to hold what text may not. */
export class UnsafeText extends Error {}

/** Passes a text on, and throws `UnsafeText` at the first thing in it that no text may hold, wherever that is. */
export async function* safeText(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let last = '';
  for await (const chunk of content) {
    const text = last + Buffer.from(chunk).toString('latin1');
    if (NOT_TEXT.test(text) || CODE.test(text)) throw new UnsafeText('not a plain text');
    yield chunk;
    last = text.slice(-1);
  }
}
