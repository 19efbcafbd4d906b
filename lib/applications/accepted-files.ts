import { fileTypeFromBuffer } from 'file-type';
import { containsMarkup } from '@/lib/plain-text';

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

export type FileVerdict =
  | { accepted: true; contentType: string }
  | { accepted: false; code: 'empty' | 'type' | 'text_unsafe' };

/** Judges a file by how its content begins, never by its name. */
export async function judgeFile(head: Uint8Array): Promise<FileVerdict> {
  if (head.length === 0) return { accepted: false, code: 'empty' };
  const detected = await fileTypeFromBuffer(head);
  if (detected) {
    const accepted = ACCEPTED.has(detected.mime);
    return accepted ? { accepted, contentType: detected.mime } : { accepted, code: 'type' };
  }
  return judgeText(head);
}

/** What has no signature is text or nothing we take: UTF-8 or Latin-1, without NUL, shebang or markup. */
function judgeText(head: Uint8Array): FileVerdict {
  const text = Buffer.from(head).toString('latin1');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what makes a file no text
  if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text)) return { accepted: false, code: 'type' };
  if (text.startsWith('#!') || containsMarkup(text)) return { accepted: false, code: 'text_unsafe' };
  return { accepted: true, contentType: 'text/plain' };
}
