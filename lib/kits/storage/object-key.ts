import { StorageError } from './storage';

const OBJECT_KEY = /^sha256\/([0-9a-f]{2})\/\1[0-9a-f]{62}$/;

/** The key of the bytes with this digest: `sha256/ab/abcd…`, two levels so that no folder grows without bound. */
export function objectKey(sha256: string): string {
  return checkObjectKey(`sha256/${sha256.slice(0, 2)}/${sha256}`);
}

export const isObjectKey = (text: string): boolean => OBJECT_KEY.test(text);

/** Returns the key, or throws `invalid_key`. The only door between a string and a path. */
export function checkObjectKey(key: string): string {
  if (!isObjectKey(key)) throw new StorageError('invalid_key', 'Not a storage key');
  return key;
}
