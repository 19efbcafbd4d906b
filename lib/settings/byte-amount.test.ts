import { expect, it } from 'vitest';
import { readBytes, readDiskReserve } from './byte-amount';

it.each([
  ['0', 0],
  ['1500', 1500],
  ['2GB', 2e9],
  ['1.5 tb', 1.5e12],
  ['500MB', 5e8],
  ['10kB', 1e4],
  ['-1', undefined],
  ['2 GiB', undefined],
  ['', undefined],
  ['GB', undefined],
])('%j is %s bytes', (text, bytes) => expect(readBytes(text)).toBe(bytes));

it.each([
  ['2GB,5%', { bytes: 2e9, ratio: 0.05 }],
  ['5 %', { bytes: 0, ratio: 0.05 }],
  ['0', { bytes: 0, ratio: 0 }],
  ['1GB, 2GB, 1%', { bytes: 2e9, ratio: 0.01 }],
  ['100%', undefined],
  ['2GB;5%', undefined],
  [',', undefined],
])('%j is the reserve %o', (text, reserve) => expect(readDiskReserve(text)).toEqual(reserve));
