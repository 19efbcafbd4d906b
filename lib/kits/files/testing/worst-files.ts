import { PNG_SIGNATURE, packedObjects, pdf } from './samples';

const EMPTY_CHUNK = Buffer.from('\0\0\0\0tEXt\0\0\0\0');
const IHDR = Buffer.concat([Buffer.from([0, 0, 0, 13]), Buffer.from('IHDR'), Buffer.alloc(17, 1)]);

/** What took, or would take, longest for its size: each once stopped a process for seconds, or for good. */
export const WORST_FILES: Readonly<Record<string, () => Buffer>> = {
  'objets PDF de noms, 48 ko pour 49 Mo': () => pdf([packedObjects('/S'.repeat(24_500_000))]),
  'objets PDF de noms, 10 ko pour 10 Mo': () => pdf([packedObjects('/S'.repeat(4_900_000))]),
  'objets PDF imbriqués': () => pdf([packedObjects('['.repeat(9_000_000))]),
  'objets PDF les uns dans les autres': () =>
    Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.from('1 0 obj[1 '.repeat(3_000_000))]),
  'textes PDF sans fin': () => Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.from('1 0 obj('.repeat(3_000_000))]),
  'PNG de morceaux vides, 12 Mo': () => Buffer.concat([PNG_SIGNATURE, IHDR, Buffer.alloc(12_000_000, EMPTY_CHUNK)]),
  'JPEG de 0xFF, 1 Mo': () => Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(1_000_000, 0xff)]),
  'texte de fins de DOS, 1 Mo': () => Buffer.from(`${'\u001a'.repeat(1_000_000)}a`),
  'texte « =a| », 21 Mo': () => Buffer.from('=a|'.repeat(7_000_000)),
  'texte « ;=a| », 20 Mo': () => Buffer.from(`${';=a|'.repeat(5_000_000)}!`),
  'texte « < », 50 Mo': () => Buffer.alloc(50_000_000, '<'),
};
