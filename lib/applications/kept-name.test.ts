import { expect, it } from 'vitest';
import { keptName } from './kept-name';

it.each([
  ['bilan.pdf', 'bilan.pdf'],
  ['C:\\Documents\\bilan 2026.pdf', 'bilan 2026.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['bilan\u0000\r\n.pdf', 'bilan.pdf'],
  ['  bilan.pdf  ', 'bilan.pdf'],
  ['e\u0301te\u0301.pdf', 'été.pdf'],
  ['', 'document'],
  ['dossier/', 'document'],
  [`${'🌳'.repeat(300)}.pdf`, `${'🌳'.repeat(251)}.pdf`],
])('%j is kept as %j', (given, kept) => {
  expect(keptName(given)).toBe(kept);
});
