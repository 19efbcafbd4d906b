import { spawnSync } from 'node:child_process';
import { env, execPath, getuid } from 'node:process';
import { chromium } from '@playwright/test';
import { say } from '@/bin/terminal/say';
import { StopError } from '@/bin/terminal/stop-error';
import { installWithApt } from './apt';
import { inProject } from './project';

/** Debian's build without a window: the same engine, and about a quarter faster than the whole browser. */
const headlessShell = '/usr/bin/chromium-headless-shell';

/** Where systems put Chromium, or a browser made from it. */
const usualPaths = [
  headlessShell,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const downloadTimeoutMs = 300_000;

/** A browser that answers: Ubuntu's /usr/bin/chromium-browser may be a script that only says how to install one. */
const works = (path: string): boolean =>
  spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;

/**
 * Returns the path of a Chromium, installed if need be: the system's, else Playwright's, else one from `apt-get` (as
 * root), else a download by Playwright. Throws a StopError that says what to install.
 */
export function requireChromium(): string {
  if (env.CHROMIUM) {
    if (works(env.CHROMIUM)) return env.CHROMIUM;
    throw new StopError(`CHROMIUM désigne ${env.CHROMIUM}, qui ne s’exécute pas.`);
  }
  const found = findChromium() ?? (installBrowser() ? findChromium() : undefined);
  if (found) return found;
  throw new StopError(
    'Les tests demandent Chromium, qui manque et n’a pas pu être installé. ' +
      'Sous Debian ou Ubuntu, les systèmes pris en charge : sudo apt-get install chromium. ' +
      'Ailleurs : npx playwright install --with-deps chromium, ou CHROMIUM=/chemin/du/navigateur.',
  );
}

const findChromium = (): string | undefined => [...usualPaths, chromium.executablePath()].find(works);

// Ubuntu's package installs, but only points to a snap: whether a browser came with it has to be looked at.
const installBrowser = (): boolean =>
  ['chromium-headless-shell', 'chromium'].some((name) => installWithApt(name) && findChromium() !== undefined) ||
  downloadWithPlaywright();

function downloadWithPlaywright(): boolean {
  say('Téléchargement de Chromium (Playwright)…');
  const dependencies = getuid?.() === 0 ? ['--with-deps'] : [];
  const args = [inProject('node_modules/@playwright/test/cli.js'), 'install', ...dependencies, 'chromium'];
  return spawnSync(execPath, args, { stdio: ['ignore', 'ignore', 'inherit'], timeout: downloadTimeoutMs }).status === 0;
}
