import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stampOf } from './build-stamp';

let project = '';
const write = (path: string, content: string) => {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), content);
};

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'build-stamp-'));
  write('app/page.tsx', 'page');
  write('lib/siret.ts', 'siret');
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

test.each([
  ['a changed source', () => write('lib/siret.ts', 'other')],
  ['a new source', () => write('app/buyer/page.tsx', '')],
  ['a removed source', () => rmSync(join(project, 'lib/siret.ts'))],
  ['a renamed source', () => renameSync(join(project, 'lib/siret.ts'), join(project, 'lib/siren.ts'))],
  ['other versions of the packages', () => write('package-lock.json', '{}')],
])('%s calls for a build', (_what, change) => {
  const before = stampOf(project);
  change();
  expect(stampOf(project)).not.toBe(before);
});

test.each([
  ['a test', 'lib/siret.test.ts'],
  ['a database test', 'db/queries/markets.db.test.ts'],
  ['what tests are made with', 'db/testing/database.ts'],
  ['the documentation', 'docs/architecture.md'],
  ['what a build makes', '.next/BUILD_ID'],
])('%s does not', (_what, path) => {
  const before = stampOf(project);
  write(path, 'new');
  expect(stampOf(project)).toBe(before);
});

test('content moved from one file to the next is a change', () => {
  write('lib/a.ts', 'ab');
  write('lib/b.ts', 'c');
  const before = stampOf(project);
  write('lib/a.ts', 'a');
  write('lib/b.ts', 'bc');
  expect(stampOf(project)).not.toBe(before);
});
