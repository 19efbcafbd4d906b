import type { Random } from './random';

/** Words of the formats that we read, which decide how a reader goes on. */
const TOKENS = (
  'obj|endobj|stream|endstream|xref|trailer|startxref|%%EOF|%PDF-1.7|<<|>>|[|]|(|)|/S|/Launch|/EF|/F|/Type|/ObjStm|/XRef|/Length|' +
  '/Filter|/FlateDecode|/LZWDecode|/ASCII85Decode|/DecodeParms|/Predictor 15|/Columns 999999999|/Prev 0|/Root 1 0 R|/Encrypt 1 0 R|' +
  '/Names|/Kids|/First 999999|/N 999999|1 0 R|99999999999 0 R|-1|4294967295|<!--|-->|<?xml|<!DOCTYPE x [|]]>|<![CDATA[|&#0;|' +
  'Target=|TargetMode="External"|PK\u0001\u0002|PK\u0003\u0004|PK\u0005\u0006|IEND|IDAT|=cmd|\'|"|;|\r|\n|\u0000|\u001a'
)
  .split('|')
  .map((token) => Buffer.from(token, 'latin1'));

const LENGTHS = [0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0xfffffffe, 0xffffffff];

type Mutation = (file: Buffer, other: Buffer, random: Random) => Buffer;

function flipBits(file: Buffer, _other: Buffer, random: Random): Buffer {
  for (let left = 1 + random.below(16); left > 0; left -= 1) {
    const at = random.below(file.length);
    file[at] = (file[at] ?? 0) ^ (1 << random.below(8));
  }
  return file;
}

/** A part of another file, in the place of a part of this one. */
function splice(file: Buffer, other: Buffer, random: Random): Buffer {
  const [at, from] = [random.below(file.length), random.below(other.length)];
  const part = other.subarray(from, from + random.below(4_096));
  return Buffer.concat([file.subarray(0, at), part, file.subarray(at + random.below(2) * part.length)]);
}

const truncate: Mutation = (file, _other, random) => file.subarray(0, 1 + random.below(file.length));

/** The same part again and again: what grows with the square of it shows. */
function repeat(file: Buffer, _other: Buffer, random: Random): Buffer {
  const at = random.below(file.length);
  const part = file.subarray(at, at + 1 + random.below(64));
  const times = 1 + random.below(20_000);
  return Buffer.concat([file.subarray(0, at), ...new Array<Buffer>(times).fill(part), file.subarray(at)]);
}

function remove(file: Buffer, _other: Buffer, random: Random): Buffer {
  const at = random.below(file.length);
  return Buffer.concat([file.subarray(0, at), file.subarray(at + 1 + random.below(256))]);
}

/** A word of a format over, or before, another. */
function swapToken(file: Buffer, _other: Buffer, random: Random): Buffer {
  const found = file.indexOf(random.pick(TOKENS), random.below(file.length));
  const at = found < 0 ? random.below(file.length) : found;
  const token = random.pick(TOKENS);
  return Buffer.concat([file.subarray(0, at), token, file.subarray(at + random.below(2) * token.length)]);
}

/** A number as binary formats write lengths and places, in either byte order. */
function setLength(file: Buffer, _other: Buffer, random: Random): Buffer {
  if (file.length < 4) return file;
  const [at, value] = [random.below(file.length - 3), random.pick(LENGTHS)];
  if (random.below(2) === 0) file.writeUInt32LE(value, at);
  else file.writeUInt32BE(value, at);
  return file;
}

/** A number as texts write it: PDF, XML. */
function setNumber(file: Buffer, _other: Buffer, random: Random): Buffer {
  const from = random.below(file.length);
  const found = /\d{1,10}/.exec(file.toString('latin1', from, from + 10_000));
  if (!found) return file;
  const number = Buffer.from(String(random.pick([...LENGTHS, -1, 99_999_999_999])));
  const at = from + found.index;
  return Buffer.concat([file.subarray(0, at), number, file.subarray(at + found[0].length)]);
}

const MUTATIONS: readonly Mutation[] = [flipBits, splice, truncate, repeat, remove, swapToken, setLength, setNumber];

/** A changed copy of a file: one to four mutations, some of which take bytes of another file. */
export function mutate(file: Buffer, other: Buffer, random: Random): Buffer {
  let changed: Buffer = Buffer.from(file);
  for (let left = 1 + random.below(4); left > 0 && changed.length > 0; left -= 1) {
    changed = random.pick(MUTATIONS)(changed, other, random);
  }
  return changed;
}
