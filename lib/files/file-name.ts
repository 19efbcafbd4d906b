import { EXTENSIONS } from '@/lib/kits/files/media-types';
import { extensionOf, isProgramName } from '@/lib/kits/files/programs';

const MAX_NAME_CODE_POINTS = 200;
const MAX_GIVEN_CODE_POINTS = 1_000;
/** What file systems allow, with room for what a package puts before it. */
const MAX_NAME_BYTES = 200;
const EXTENSION = /\.[\p{L}\p{N}]{1,10}$/u;

/** Reserved by Windows whatever follows the dot. */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
/** Reserved by Windows in names, separators of every system, and control characters. */
const RESERVED = /[<>:"/\\|?*]|\p{Cc}/gu;
/** Invisible characters, those that change the direction among them (« facture_fdp.exe » shown as « facture_exe.pdf »), lone surrogates. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|\p{Bidi_Control}|\p{Cs}/gu;

/** The name as the person gave it: browsers write a quotation mark and line ends as codes (HTML, 4.10.22.8). */
const asTyped = (posted: string) => posted.replace(/%22/g, '"').replace(/%0D/gi, '\r').replace(/%0A/gi, '\n');

/** The name as given, for the record: kept in a database and in a manifest, never used as a name. */
export const givenName = (posted: string): string =>
  [...asTyped(posted).toWellFormed().replaceAll('\0', '')].slice(0, MAX_GIVEN_CODE_POINTS).join('');

/** The name that one sees and another system can write: no path, nothing invisible or reserved, bounded. */
export function safeName(posted: string): string {
  const last = asTyped(posted).normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const visible = trimEnds(
    last
      .replace(/\p{Cc}/gu, '')
      .replace(INVISIBLE, '')
      .replace(RESERVED, '_'),
  );
  const name = DEVICE.test(visible) ? `_${visible}` : visible;
  return shortenName(name, MAX_NAME_CODE_POINTS) || 'document';
}

/**
 * The name under which a file of this type is kept, shown and handed on: that of `safeName`, with an extension that opens
 * it as what it was judged to be. What looks like another type's extension, or a program's, goes: `facture.pdf.zip` is
 * `facture.pdf`, `lancer.bat` is `lancer.txt`. A type that is not known keeps its name, unless it would run.
 */
export function typedName(posted: string, mediaType: string): string {
  const name = safeName(posted);
  const [usual, ...others] = EXTENSIONS[mediaType] ?? [isProgramName(name) ? 'bin' : extensionOf(name) || 'bin'];
  if ([usual, ...others].includes(extensionOf(name)) && !isProgramName(name)) return name;
  const stem = withoutForeignExtensions(name, usual);
  const typed = extensionOf(stem) === usual ? stem : `${stem}.${usual}`;
  return shortenName(typed, MAX_NAME_CODE_POINTS);
}

const KNOWN = new Set(Object.values(EXTENSIONS).flat());
/** Other types that people name files after; a year or a version, « Contrat n° 12.07.2025 », is no extension. */
const OTHERS = new Set(
  '7z avi bin bmp bz2 docm dot dotm dotx eml gz heic heif htm json key md mov mp3 mp4 msg numbers odg otp ots ott p7m pages ppt pptm pptx rar rtf tar tgz tif tiff tsv webp xlsb xlsm xlt xltm xltx xml zip'.split(
    ' ',
  ),
);

function withoutForeignExtensions(name: string, usual: string): string {
  let stem = name;
  for (let extension = extensionOf(stem); extension !== usual; extension = extensionOf(stem)) {
    if (!KNOWN.has(extension) && !OTHERS.has(extension) && !isProgramName(stem)) break;
    const shorter = trimEnds(stem.slice(0, stem.length - extension.length - 1));
    if (shorter === '') return 'document';
    stem = shorter;
  }
  return stem;
}

/** A name that begins with a dot is hidden; one that ends in a dot or a space cannot be opened on Windows. */
const trimEnds = (name: string) => name.replace(/^[\s.]+|[\s.]+$/gu, '');

/**
 * Cuts a name before its extension, between two characters, to so many UTF-16 units, which Windows counts, and to what
 * file systems take; what is left before the extension ends in neither space nor dot.
 */
export function shortenName(name: string, maxUnits: number, maxBytes = MAX_NAME_BYTES): string {
  if (name.length <= maxUnits && Buffer.byteLength(name) <= maxBytes) return name;
  const extension = EXTENSION.exec(name)?.[0] ?? '';
  let kept = '';
  let [units, bytes] = [maxUnits - extension.length, maxBytes - Buffer.byteLength(extension)];
  for (const character of name.slice(0, name.length - extension.length)) {
    units -= character.length;
    bytes -= Buffer.byteLength(character);
    if (units < 0 || bytes < 0) break;
    kept += character;
  }
  return trimEnds(kept) + extension;
}
