import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StopError } from '@/bin/terminal/stop-error';
import { comesAfter, releasedChangelog } from './released-changelog';

/**
 * Releases the project in `folder` as `version`: the changelog's part gets its name and day, `package.json` and the lock file the
 * version, all of it one commit, whose annotated tag says what changed. Returns the tag; sends it nowhere. Throws a StopError, and
 * has changed nothing, when something is in the way.
 */
export function makeRelease(folder: string, version: string, now: Date): string {
  const git = (...words: string[]) =>
    execFileSync('git', words, { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const tag = `v${version}`;
  const { version: current } = JSON.parse(read('package.json')) as { version: string };
  const isFirst = git('tag', '--list', `v${current}`) === '' && version === current;
  if (!isFirst && !comesAfter(version, current)) {
    throw new StopError(`${version} ne suit pas ${current} : trois nombres, comme 1.2.0.`);
  }
  if (git('status', '--porcelain') !== '')
    throw new StopError('Des modifications ne sont pas enregistrées (git status).');
  const released = releasedChangelog(read('CHANGELOG.md'), version, now.toISOString().slice(0, 10));
  if (!released) throw new StopError('CHANGELOG.md ne dit rien sous « ## Unreleased ».');

  writeFileSync(join(folder, 'CHANGELOG.md'), released.changelog);
  for (const file of ['package.json', 'package-lock.json']) {
    const content = JSON.parse(read(file)) as { version: string; packages?: Record<string, { version: string }> };
    content.version = version;
    if (content.packages?.['']) content.packages[''].version = version;
    writeFileSync(join(folder, file), `${JSON.stringify(content, null, 2)}\n`);
  }
  git('commit', '--quiet', '--all', '--message', `Release ${version}`);
  // The changelog's lines that begin with # are titles, not comments.
  git('tag', '--annotate', '--cleanup=verbatim', tag, '--message', `Passe Marché ${version}\n\n${released.notes}\n`);
  return tag;
}
