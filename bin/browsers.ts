import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { exit } from 'node:process';
import type { Browser } from './browsers/browser';
import { startFirefox } from './browsers/firefox';
import { walk } from './browsers/walk';
import { startWebKit } from './browsers/webkit';
import { startInstance } from './launcher/instance';
import { installWithApt } from './machine/apt';
import { complain, say } from './terminal/say';
import { explain } from './terminal/stop-error';

/**
 * `npm run browsers`: the whole journey of a buyer and a candidate, once in WebKit and once in Firefox, real ones (Debian's),
 * by the protocols that they speak themselves; an error of a script or a violation of the content policy fails it. Not part
 * of `npm test`: it wants two browsers more.
 */
const PACKAGES = ['webkit2gtk-driver', 'firefox-esr', 'xvfb'];

async function walkIn(start: () => Promise<Browser>, platform: string): Promise<boolean> {
  const browser = await start();
  try {
    await walk(browser, platform);
    // The platform of the demonstration is another's.
    const complaints = browser.complaints().filter((complaint) => !complaint.includes(platform));
    for (const complaint of complaints) complain(`${browser.name} : ${complaint}`);
    say(`${browser.name} : le parcours est allé au bout, ${complaints.length} erreur(s) de script ou de politique.`);
    return complaints.length === 0;
  } catch (error) {
    complain(`${browser.name} : ${explain(error)}`);
    return false;
  } finally {
    await browser.close();
  }
}

/** A screen that nobody sees. */
async function startScreen() {
  const screen = spawn('Xvfb', ['-displayfd', '1', '-nolisten', 'tcp']);
  const [number] = await once(screen.stdout.setEncoding('utf8'), 'data');
  return { display: `:${String(number).trim()}`, stop: () => screen.kill() };
}

try {
  for (const name of PACKAGES) installWithApt(name);
  const instance = await startInstance({}, 'browsers');
  const screen = await startScreen();
  let isFine = false;
  try {
    const walks = [await walkIn(() => startWebKit(screen.display), instance.editorUrl)];
    walks.push(await walkIn(startFirefox, instance.editorUrl));
    isFine = walks.every(Boolean);
  } finally {
    screen.stop();
    await instance.stop();
  }
  exit(isFine ? 0 : 1);
} catch (error) {
  complain(explain(error));
  exit(1);
}
