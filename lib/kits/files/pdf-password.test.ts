import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { judgeBytes } from './testing/judge-bytes';

const LOCKED = path.join(import.meta.dirname, 'testing/corpus/honest/pdf-locked/qpdf-aes-256-objets-groupes.pdf');

it('a PDF locked against editing is opened; one whose key is cut is refused as needing a password, and crashes nothing', async () => {
  const whole = readFileSync(LOCKED);
  expect(await judgeBytes(whole)).toBe('application/pdf');
  const withoutKey = Buffer.from(whole.toString('latin1').replace('/UE', '/UX'), 'latin1');
  expect(await judgeBytes(withoutKey)).toBe('password');
});
