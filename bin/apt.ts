import { spawnSync } from 'node:child_process';
import { env, getuid } from 'node:process';
import { say } from './say';

/** Another installation may be under way on the machine. */
const lockTimeoutSeconds = 300;

/** Installs a Debian or Ubuntu package. False when we are not root, there is no apt, or it fails. */
export function installWithApt(name: string): boolean {
  if (getuid?.() !== 0 || spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) return false;
  say(`Installation de ${name} (apt-get)…`);
  const apt = (...args: string[]) =>
    spawnSync('apt-get', ['-o', `DPkg::Lock::Timeout=${lockTimeoutSeconds}`, '-qq', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  const install = () => apt('install', '-y', '--no-install-recommends', name);
  // A new machine may have no list of packages yet, or an old one.
  return install() || (apt('update') && install());
}
