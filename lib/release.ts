import { readFileSync } from 'node:fs';
import path from 'node:path';
import { env } from './env';

/** Which release this is: the version of `package.json`, and the commit, null where nothing tells it. */
export type Release = { version: string; commit: string | null };

let known: Release | undefined;

/**
 * The release that this process runs, read once. Processes work in the folder of the project. `COMMIT` tells the commit where
 * there is no repository, in an image for instance.
 */
export function release(): Release {
  known ??= { version: versionIn(process.cwd()), commit: env().COMMIT ?? commitIn(process.cwd()) };
  return known;
}

/** « 0.1.0 (3f2a91c0d4e5) », or the version alone. */
export const releaseInWords = ({ version, commit }: Release): string =>
  commit === null ? version : `${version} (${commit.slice(0, 12)})`;

function versionIn(folder: string): string {
  return (JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string }).version;
}

/** The commit that is checked out in this folder, read without git: a branch, packed or not, or a commit; null without one. */
export function commitIn(folder: string): string | null {
  const repository = repositoryOf(folder);
  const head = repository && readText(path.join(repository, 'HEAD'));
  if (!repository || !head) return null;
  const [, branch] = /^ref: (\S+)$/.exec(head) ?? [];
  if (!branch) return asCommit(head);
  // In a tree of `git worktree`, the branches are those of the repository that it belongs to.
  const common = path.resolve(repository, readText(path.join(repository, 'commondir')) ?? '.');
  return asCommit(readText(path.join(common, branch))) ?? packed(common, branch);
}

function repositoryOf(folder: string): string | undefined {
  const dotGit = path.join(folder, '.git');
  const [, elsewhere] = /^gitdir: (.+)$/.exec(readText(dotGit) ?? '') ?? [];
  if (elsewhere) return path.resolve(folder, elsewhere);
  return readText(path.join(dotGit, 'HEAD')) === undefined ? undefined : dotGit;
}

function packed(common: string, branch: string): string | null {
  const lines = readText(path.join(common, 'packed-refs'))?.split('\n') ?? [];
  return asCommit(lines.find((line) => line.endsWith(` ${branch}`))?.slice(0, -branch.length - 1));
}

const asCommit = (text: string | undefined): string | null => (text && /^[0-9a-f]{40,64}$/.test(text) ? text : null);

/** Undefined for what is not there, or is no file. */
function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}
