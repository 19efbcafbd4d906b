import type { ContentFile } from '@/lib/documents/content/content';
import { DocumentError } from '@/lib/documents/document-error';
import { shortenName, typedName } from '@/lib/files/file-name';

/** What the name of a file in the package says of it. */
type PackagePlace = Pick<ContentFile, 'origin' | 'member' | 'shortKey' | 'responseRank' | 'fileRank'>;

/** The folder of documents, with its slash. */
const DOCUMENTS = 'documents/';
/** Contract §7: a whole entry. Windows allows 260 for a path; this leaves half to the folder where it is unpacked. */
const ENTRY_MAX_UNITS = 130;
const SHORT_KEY_MAX_UNITS = 50;

/**
 * The entry of a file: `documents/user_01_02_short_key_original name.pdf`, with the extension of its type; in a group
 * `documents/03/…`, the folder of its third member. Whatever the
 * original name was, it cannot leave the folder, and two places never have the same name.
 */
export function packageEntry(place: PackagePlace, name: string, mediaType: string): string {
  if (!/^[a-z0-9_]+$/.test(place.shortKey)) throw new DocumentError('bad_package', 'Not a field key');
  const shortKey = place.shortKey.slice(0, SHORT_KEY_MAX_UNITS);
  const prefix = [place.origin, rank(place.responseRank), rank(place.fileRank), shortKey, ''].join('_');
  const folder = place.member === undefined ? DOCUMENTS : `${DOCUMENTS}${rank(place.member)}/`;
  return folder + shortenName(prefix + typedName(name, mediaType), ENTRY_MAX_UNITS - folder.length);
}

const rank = (number: number) => `${number}`.padStart(2, '0');
