import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeRelease } from './make-release';
import { comesAfter, releasedChangelog } from './released-changelog';

const NOW = new Date('2026-11-30T12:00:00Z');
const CHANGELOG = `# Changelog

Why.

## Unreleased

### For integrators

- A member.

## 1.0.0 (2026-10-01)

- Everything.
`;

let folder: string;
const git = (...words: string[]) => execFileSync('git', words, { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();
const write = (file: string, text: string) => writeFileSync(path.join(folder, file), text);
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'release-'));
  git('init', '--quiet');
  git('config', 'user.name', 'Essai');
  git('config', 'user.email', 'essai@example.org');
  write('CHANGELOG.md', CHANGELOG);
  write('package.json', `${JSON.stringify({ name: 'a', version: '1.0.0' }, null, 2)}\n`);
  write(
    'package-lock.json',
    `${JSON.stringify({ version: '1.0.0', packages: { '': { version: '1.0.0' } } }, null, 2)}\n`,
  );
  git('add', '.');
  git('commit', '--quiet', '-m', 'Essai');
  git('tag', 'v1.0.0');
});

describe('a release', () => {
  it('is one commit, and a tag that says what changed', () => {
    expect(makeRelease(folder, '1.1.0', NOW)).toBe('v1.1.0');
    expect(git('status', '--porcelain')).toBe('');
    expect(git('rev-list', '--count', 'v1.0.0..v1.1.0')).toBe('1');
    expect(git('cat-file', '-t', 'v1.1.0')).toBe('tag');
    expect(git('tag', '--list', '--format=%(contents)', 'v1.1.0')).toBe(
      'Passe Marché 1.1.0\n\n### For integrators\n\n- A member.',
    );
    expect(JSON.parse(read('package.json')).version).toBe('1.1.0');
    expect(JSON.parse(read('package-lock.json'))).toEqual({ version: '1.1.0', packages: { '': { version: '1.1.0' } } });
    expect(read('CHANGELOG.md')).toContain('## Unreleased\n\n## 1.1.0 (2026-11-30)\n\n### For integrators\n');
  });

  it.each([
    ['a version that does not come after', '1.0.0', () => {}, /ne suit pas 1\.0\.0/],
    ['what is no version', '1.1', () => {}, /ne suit pas/],
    ['changes that are not committed', '1.1.0', () => write('package.json', '{"version":"1.0.0"}'), /git status/],
  ])('refuses %s, and changes nothing', (_what, version, prepare, reason) => {
    prepare();
    expect(() => makeRelease(folder, version, NOW)).toThrow(reason);
    expect(git('tag')).toBe('v1.0.0');
    expect(read('CHANGELOG.md')).toBe(CHANGELOG);
  });

  it('refuses when the changelog says nothing new, and the first may have the version that is there', () => {
    makeRelease(folder, '1.1.0', NOW);
    expect(() => makeRelease(folder, '1.2.0', NOW)).toThrow(/Unreleased/);
    write('CHANGELOG.md', CHANGELOG);
    git('commit', '--quiet', '--all', '-m', 'Again');
    git('tag', '--delete', 'v1.1.0');
    expect(makeRelease(folder, '1.1.0', NOW)).toBe('v1.1.0');
  });
});

it('parts of earlier releases stay as they are', () => {
  expect(releasedChangelog(CHANGELOG, '1.1.0', '2026-11-30')?.changelog).toBe(
    CHANGELOG.replace('## Unreleased\n', '## Unreleased\n\n## 1.1.0 (2026-11-30)\n'),
  );
});

it.each([
  ['1.0.1', '1.0.0', true],
  ['1.10.0', '1.9.9', true],
  ['2.0.0', '1.9.9', true],
  ['1.0.0', '1.0.0', false],
  ['0.9.9', '1.0.0', false],
  ['1.0.0-rc1', '0.9.0', false],
])('%s after %s: %s', (version, earlier, expected) => expect(comesAfter(version, earlier)).toBe(expected));
