import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { nameOf, type PdfDictionary, textOf } from './pdf-object';

/** Returns the plain bytes of a stream, which belongs to the object of this number and generation. */
export type Decrypt = (data: Buffer, number: number, generation: number) => Buffer;

/**
 * How to read a PDF encrypted by the standard handler with the empty password, as every reader tries first: it is then
 * merely locked against editing. Undefined when it needs another, or can be opened by none. ISO 32000-1, 7.6.3 (revisions 2 to 4); ISO 32000-2,
 * 7.6.4 (5 and 6). `fileId`: first of the two identifiers in the trailer.
 */
export function openWithoutPassword(encrypt: PdfDictionary, fileId: Buffer): Decrypt | undefined {
  const revision = numberOf(encrypt, 'R');
  const user = bytesOf(encrypt, 'U');
  if (revision >= 5) {
    if (user.length < 48 || !userHash(revision, user.subarray(32, 40)).equals(user.subarray(0, 32))) return undefined;
    const sealed = bytesOf(encrypt, 'UE');
    if (sealed.length < 32) return undefined;
    const cipher = createDecipheriv('aes-256-cbc', userHash(revision, user.subarray(40, 48)), Buffer.alloc(16));
    const key = cipher.setAutoPadding(false).update(sealed.subarray(0, 32));
    return (data) => decryptAes('aes-256-cbc', key, data);
  }
  if (revision < 2 || user.length < 16) return undefined;
  const key = fileKey(encrypt, revision, fileId);
  const expected = revision === 2 ? rc4(key, PADDING) : rc4TwentyTimes(key, md5(PADDING, fileId));
  if (!expected.equals(user.subarray(0, expected.length))) return undefined;
  const method = streamMethod(encrypt);
  // AES-128 takes a key of 16 bytes, which an object's is from 11 of the file's on: no reader opens another.
  return method === 'AESV2' && key.length < 11 ? undefined : objectDecrypt(key, method);
}

/** Algorithm 1: each object has a key of its own. */
function objectDecrypt(key: Buffer, method: string): Decrypt {
  if (method === 'Identity' || method === 'None') return (data) => data;
  const salt = Buffer.from(method === 'AESV2' ? 'sAlT' : '');
  return (data, number, generation) => {
    const object = Buffer.alloc(5);
    object.writeUIntLE(number & 0xffffff, 0, 3);
    object.writeUInt16LE(generation & 0xffff, 3);
    const objectKey = md5(key, object, salt).subarray(0, Math.min(16, key.length + 5));
    return method === 'AESV2' ? decryptAes('aes-128-cbc', objectKey, data) : rc4(objectKey, data);
  };
}

/** The sixteen bytes before the data are the initialisation vector. */
function decryptAes(algorithm: string, key: Buffer, data: Buffer): Buffer {
  const whole = data.subarray(16, data.length - (data.length % 16));
  if (whole.length === 0) return whole;
  return createDecipheriv(algorithm, key, data.subarray(0, 16)).setAutoPadding(false).update(whole);
}

/** How streams are encrypted: RC4 until version 4, which names a filter (7.6.5). */
function streamMethod(encrypt: PdfDictionary): string {
  if (numberOf(encrypt, 'V') < 4) return 'V2';
  const filterName = nameOf(encrypt.get('StmF')) ?? 'Identity';
  const filters = encrypt.get('CF');
  const filter = filters instanceof Map ? filters.get(filterName) : undefined;
  return filter instanceof Map ? (nameOf(filter.get('CFM')) ?? 'None') : 'Identity';
}

/** What stands for an empty password. */
const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');

/** Algorithm 2. */
function fileKey(encrypt: PdfDictionary, revision: number, fileId: Buffer): Buffer {
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(numberOf(encrypt, 'P') | 0);
  const isMetadataPlain = revision >= 4 && encrypt.get('EncryptMetadata') === false;
  const parts = [PADDING, bytesOf(encrypt, 'O').subarray(0, 32), permissions, fileId];
  let digest = md5(...parts, Buffer.alloc(isMetadataPlain ? 4 : 0, 0xff));
  const keyBytes = keyBytesOf(encrypt, revision);
  if (revision >= 3) for (let round = 0; round < 50; round += 1) digest = md5(digest.subarray(0, keyBytes));
  return digest.subarray(0, keyBytes);
}

function keyBytesOf(encrypt: PdfDictionary, revision: number): number {
  const version = numberOf(encrypt, 'V');
  if (revision === 2 || version === 1) return 5;
  const bits = numberOf(encrypt, 'Length') || (version === 4 ? 128 : 40);
  return Math.min(16, Math.max(5, Math.floor(bits / 8)));
}

/** Algorithm 5, with its twenty keys. */
function rc4TwentyTimes(key: Buffer, start: Buffer): Buffer {
  let result = start;
  for (let round = 0; round < 20; round += 1)
    result = rc4(
      key.map((byte) => byte ^ round),
      result,
    );
  return result;
}

/** Node's own RC4 is gone with OpenSSL 3. It keeps no secret here: the key comes from what the file says itself. */
function rc4(key: Uint8Array, data: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  for (let i = 0, j = 0; i < 256; i += 1) {
    const value = state[i] as number;
    j = (j + value + (key[i % key.length] ?? 0)) & 0xff;
    state[i] = state[j] as number;
    state[j] = value;
  }
  const result = Buffer.allocUnsafe(data.length);
  for (let at = 0, i = 0, j = 0; at < data.length; at += 1) {
    i = (i + 1) & 0xff;
    const value = state[i] as number;
    j = (j + value) & 0xff;
    const other = state[j] as number;
    state[i] = other;
    state[j] = value;
    result[at] = (data[at] as number) ^ (state[(value + other) & 0xff] as number);
  }
  return result;
}

/** Revision 5: one digest. Revision 6: algorithm 2.B, 64 rounds at least, until the last byte says stop. */
function userHash(revision: number, salt: Buffer): Buffer {
  let key = createHash('sha256').update(salt).digest();
  if (revision === 5) return key;
  for (let round = 0, last = 0; round < 64 || last > round - 32; round += 1) {
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(false);
    const mixed = cipher.update(Buffer.concat(new Array(64).fill(key)));
    const modulo = mixed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = createHash(['sha256', 'sha384', 'sha512'][modulo] ?? 'sha256')
      .update(mixed)
      .digest();
    last = mixed.at(-1) ?? 0;
  }
  return key.subarray(0, 32);
}

const md5 = (...parts: Uint8Array[]) => createHash('md5').update(Buffer.concat(parts)).digest();

function numberOf(dictionary: PdfDictionary, key: string): number {
  const value = dictionary.get(key);
  return typeof value === 'number' ? value : 0;
}

const bytesOf = (dictionary: PdfDictionary, key: string) => Buffer.from(textOf(dictionary.get(key)) ?? '', 'latin1');
