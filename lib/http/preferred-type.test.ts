import { expect, it } from 'vitest';
import { prefersType } from './preferred-type';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

it.each([
  [null, false],
  ['', false],
  ['*/*', false],
  ['text/csv', false],
  [XLSX, true],
  [`${XLSX}, */*`, true],
  [`*/*, ${XLSX}`, false],
  [`text/csv, ${XLSX}`, false],
  [`text/csv;q=0.5, ${XLSX}`, true],
  [`${XLSX};q=0.5, text/*`, false],
  [`${XLSX};q=0`, false],
  [`${XLSX};q=x`, false],
  [`${XLSX.toUpperCase()} ; q=1.0`, true],
  ['application/json', false],
])('%s', (accept, expected) => expect(prefersType(accept, 'text/csv', XLSX)).toBe(expected));
