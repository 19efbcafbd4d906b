import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, getuid } from 'node:process';
import { say } from '@/bin/terminal/say';

/** Another installation may be under way on the machine. */
const lockTimeoutSeconds = 300;

const hasApt = (): boolean => spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
const isRoot = (): boolean => getuid?.() === 0;

function apt(args: string[], cwd?: string): boolean {
  const { status } = spawnSync('apt-get', ['-o', `DPkg::Lock::Timeout=${lockTimeoutSeconds}`, '-qq', ...args], {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}

/** Installs a Debian or Ubuntu package. False when we are not root, there is no apt, or it fails. */
export function installWithApt(name: string): boolean {
  if (!isRoot() || !hasApt()) return false;
  say(`Installation de ${name} (apt-get)…`);
  const install = () => apt(['install', '-y', '--no-install-recommends', name]);
  // A new machine may have no list of packages yet, or an old one.
  return install() || (apt(['update']) && install());
}

/**
 * Lays the files of a package under `folder` and installs nothing: a server that it brings is not started, nor what it
 * depends on fetched. False when there is no apt or it fails.
 */
export function unpackWithApt(name: string, folder: string): boolean {
  if (!hasApt()) return false;
  say(`Téléchargement de ${name} (apt-get)…`);
  const downloads = mkdtempSync(join(tmpdir(), 'passe-marche-apt-'));
  try {
    // apt fetches as a user of its own, who could not write here, and says so each time.
    const download = () => apt(['-o', 'APT::Sandbox::User=root', 'download', name], downloads);
    if (!download() && !(isRoot() && apt(['update']) && download())) return false;
    const [archive = ''] = readdirSync(downloads);
    mkdirSync(folder, { recursive: true });
    return spawnSync('dpkg-deb', ['-x', join(downloads, archive), folder], { stdio: 'ignore' }).status === 0;
  } finally {
    rmSync(downloads, { recursive: true, force: true });
  }
}
