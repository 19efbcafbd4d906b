import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { commitIn, releaseInWords } from './release';

const COMMIT = '3f2a91c0d4e5f60718293a4b5c6d7e8f90a1b2c3';

let folder: string;
const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
};
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'release-'));
});

describe('the commit that is checked out', () => {
  it('is what git says, on a branch, packed or not, and in a tree of its own', () => {
    const git = (...words: string[]) => execFileSync('git', words, { cwd: folder, encoding: 'utf8' }).trim();
    git('init', '--quiet');
    const who = ['-c', 'user.name=Essai', '-c', 'user.email=essai@example.org'];
    git(...who, 'commit', '--quiet', '--allow-empty', '-m', 'Essai');
    const commit = git('rev-parse', 'HEAD');
    expect(commitIn(folder)).toBe(commit);
    git('worktree', 'add', '--quiet', '-b', 'other', path.join(folder, 'tree'));
    expect(commitIn(path.join(folder, 'tree'))).toBe(commit);
    git('pack-refs', '--all');
    expect(commitIn(folder)).toBe(commit);
    expect(commitIn(path.join(folder, 'tree'))).toBe(commit);
    git('checkout', '--quiet', '--detach');
    expect(commitIn(folder)).toBe(commit);
  });

  it('is not known without a repository, or from what is no commit', () => {
    expect(commitIn(folder)).toBeNull();
    write('.git/HEAD', 'ref: refs/heads/main\n');
    expect(commitIn(folder)).toBeNull();
    write('.git/packed-refs', `# pack-refs with: peeled\n${COMMIT} refs/heads/mainly\n`);
    expect(commitIn(folder)).toBeNull();
    write('.git/refs/heads/main', 'nonsense\n');
    expect(commitIn(folder)).toBeNull();
    rmSync(path.join(folder, '.git'), { recursive: true });
    write('.git', 'gitdir: nowhere\n');
    expect(commitIn(folder)).toBeNull();
  });
});

it('is told shortly', () => {
  expect(releaseInWords({ version: '0.1.0', commit: COMMIT })).toBe('0.1.0 (3f2a91c0d4e5)');
  expect(releaseInWords({ version: '0.1.0', commit: null })).toBe('0.1.0');
});
