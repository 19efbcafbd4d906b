import { DocumentError } from './document-error';

/** A declared file in the package: who gave it, for which field, and its rank among answers and among files, from 1. */
export type PackagePlace = { origin: 'user' | 'api'; fieldKey: string; responseRank: number; fileRank: number };

/** File systems allow 255 bytes for a name; this leaves room for the folders of whoever unpacks. */
const NAME_MAX_BYTES = 180;
const EXTENSION = /\.[\p{L}\p{N}]{1,10}$/u;
/** Reserved by Windows in names, separators of every system, and control characters. */
const RESERVED = /[<>:"/\\|?*]|\p{Cc}/gu;
/** Invisible characters, bidirectional ones among them (« facture_fdp.exe » shown as « facture_exe.pdf »), lone surrogates. */
const DECEPTIVE = /\p{Default_Ignorable_Code_Point}|\p{Bidi_Control}|\p{Cs}/gu;

/**
 * The name of a file in the folder of documents: `user_01_02_field_key_original name.pdf`. Whatever the original name was,
 * it cannot leave the folder, and two places never give the same name.
 */
export function packageFileName(place: PackagePlace, originalName: string): string {
  if (!/^[a-z0-9_]+$/.test(place.fieldKey)) throw new DocumentError('bad_package', 'Not a field key');
  const prefix = [place.origin, rank(place.responseRank), rank(place.fileRank), place.fieldKey, ''].join('_');
  return shorten(prefix + safeName(originalName), NAME_MAX_BYTES);
}

const rank = (number: number) => `${number}`.padStart(2, '0');

function safeName(originalName: string): string {
  const name = originalName.normalize('NFC').replace(RESERVED, '_').replace(DECEPTIVE, '');
  // a name that ends with a dot or a space cannot be opened on Windows
  return name.replace(/^[\s.]+|[\s.]+$/gu, '') || 'document';
}

/** Cuts before the extension, between two characters. */
function shorten(name: string, maxBytes: number): string {
  const extension = EXTENSION.exec(name)?.[0] ?? '';
  let kept = '';
  let left = maxBytes - Buffer.byteLength(extension);
  for (const character of name.slice(0, name.length - extension.length)) {
    left -= Buffer.byteLength(character);
    if (left < 0) break;
    kept += character;
  }
  return kept + extension;
}
