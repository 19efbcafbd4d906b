import { expect, it } from 'vitest';
import { AppError } from '@/lib/errors';
import { StorageError } from '@/lib/kits/storage/storage';
import { failureCode } from './failure-code';

const lost = () => Object.assign(new Error('write CONNECTION_CLOSED'), { code: 'CONNECTION_CLOSED' });

it.each([
  ['an error of ours', new AppError('conflict', 'submitted'), 'conflict'],
  ['a storage that is away', new StorageError('away', 'x'), 'unavailable'],
  ['a storage without room', new StorageError('full', 'x'), 'no_room'],
  ['more bytes than are taken', new StorageError('too_large', 'x'), 'too_large'],
  ['a missing object', new StorageError('missing', 'x'), 'internal'],
  ['a key that is none', new StorageError('invalid_key', 'x'), 'internal'],
  ['a range beyond the object', new StorageError('invalid_range', 'x'), 'internal'],
  ['a file changed on its way', new StorageError('changed', 'x'), 'internal'],
  ['a database that is away', lost(), 'unavailable'],
  ['a fault', new TypeError('x'), 'internal'],
])('%s', (_what, error, code) => {
  expect(failureCode(error)).toBe(code);
});
