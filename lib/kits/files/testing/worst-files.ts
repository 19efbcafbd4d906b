import { LOCKED_AGAINST_EDITING } from './encrypted-pdfs';
import { PNG_SIGNATURE, packedObjects, pdf } from './samples';

const EMPTY_CHUNK = Buffer.from('\0\0\0\0tEXt\0\0\0\0');
const IHDR = Buffer.concat([Buffer.from([0, 0, 0, 13]), Buffer.from('IHDR'), Buffer.alloc(17, 1)]);

/** A PDF locked by RC4, with a stream of objects of this size that has to be decrypted; its table is then wrong, as readers allow. */
function lockedByRc4(sizeBytes: number): Buffer {
  const whole = Buffer.from(LOCKED_AGAINST_EDITING['RC4 128 bits, revision 3'] ?? '', 'base64');
  const at = whole.indexOf('xref');
  const head = `5 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Length ${sizeBytes} >>\nstream\n`;
  const added = [Buffer.from(head), Buffer.alloc(sizeBytes, '9 0 '), Buffer.from('\nendstream\nendobj\n')];
  return Buffer.concat([whole.subarray(0, at), ...added, whole.subarray(at)]);
}

/** What took, or would take, longest for its size: each once stopped a process for seconds, or for good. */
export const WORST_FILES: Readonly<Record<string, () => Buffer>> = {
  'objets PDF de noms, 48 ko pour 49 Mo': () => pdf([packedObjects('/S'.repeat(24_500_000))]),
  'objets PDF de noms, 10 ko pour 10 Mo': () => pdf([packedObjects('/S'.repeat(4_900_000))]),
  'objets PDF imbriqués': () => pdf([packedObjects('['.repeat(9_000_000))]),
  'objets PDF les uns dans les autres': () =>
    Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.from('1 0 obj[1 '.repeat(3_000_000))]),
  'textes PDF sans fin': () => Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.from('1 0 obj('.repeat(3_000_000))]),
  'PDF verrouillé par RC4, 30 Mo': () => lockedByRc4(30_000_000),
  'PNG de morceaux vides, 12 Mo': () => Buffer.concat([PNG_SIGNATURE, IHDR, Buffer.alloc(12_000_000, EMPTY_CHUNK)]),
  'JPEG de 0xFF, 1 Mo': () => Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(1_000_000, 0xff)]),
  'texte de fins de DOS, 1 Mo': () => Buffer.from(`${'\u001a'.repeat(1_000_000)}a`),
  'texte « =a| », 21 Mo': () => Buffer.from('=a|'.repeat(7_000_000)),
  'texte « ;=a| », 20 Mo': () => Buffer.from(`${';=a|'.repeat(5_000_000)}!`),
  'texte « < », 50 Mo': () => Buffer.alloc(50_000_000, '<'),
};
