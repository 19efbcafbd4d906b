import { type ByteRange, StorageError } from './storage';

/** Throws `invalid_range` unless the range lies within so many bytes; storage returns what was asked for, never less. */
export function checkByteRange({ start, end }: ByteRange, sizeBytes: number): void {
  const whole = Number.isInteger(start) && Number.isInteger(end);
  if (!whole || start < 0 || end < start || end >= sizeBytes) {
    throw new StorageError('invalid_range', `Range ${start}-${end} is not within ${sizeBytes} bytes`);
  }
}
