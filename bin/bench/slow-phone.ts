import { type Browser, chromium } from '@playwright/test';
import { requireChromium } from '@/bin/machine/chromium';
import { drawTable } from '@/bin/terminal/table';
import { median } from './load';

/** The network of a phone in the country: 400 kbit/s, and 400 ms before anything comes. */
export const NETWORK = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
export const PHONE = { width: 360, height: 740 };
const AIMS = { paint: 3, type: 4, scripts: 8 };
const TYPED = 'Menuiserie Lefèvre';
const NAME = '[name="identite_entreprise_identification_raison_sociale.text"]';

type Visit = { paint: number; type: number; scripts: number; kilobytes: number };

declare global {
  interface Window {
    /** When one can type, and when the scripts of the form are at work. */
    met: Partial<Record<'type' | 'scripts', number>>;
  }
}

/**
 * A first visit to the largest form over a slow network, with nothing kept from before, from the link that the platform
 * gives: seconds until something is drawn, until one can type, until the scripts are at work; what is typed between is
 * still there then, and saved. `links`: one for each visit. Returns a table.
 */
export async function benchSlowPhone(links: readonly string[]): Promise<string> {
  const browser = await chromium.launch({ executablePath: requireChromium() });
  try {
    const visits: Visit[] = [];
    for (const link of links) visits.push(await visit(browser, link));
    const row = (name: string, member: keyof typeof AIMS) => ({
      '': name,
      'médiane s': decimal(median(visits.map((each) => each[member]))),
      'pire s': decimal(Math.max(...visits.map((each) => each[member]))),
      'but s': AIMS[member],
    });
    const weight = decimal(median(visits.map(({ kilobytes }) => kilobytes)));
    return `${drawTable({
      data: [
        row('premier affichage', 'paint'),
        row('on peut saisir', 'type'),
        row('les scripts sont à l’œuvre, et ont gardé la saisie', 'scripts'),
      ],
    })}\n${weight} kB reçus jusque-là`;
  } finally {
    await browser.close();
  }
}

async function visit(browser: Browser, link: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: PHONE, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
  try {
    const page = await context.newPage();
    const network = await context.newCDPSession(page);
    await network.send('Network.enable');
    await network.send('Network.emulateNetworkConditions', NETWORK);
    let bytes = 0;
    network.on('Network.dataReceived', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await page.addInitScript((input) => {
      window.met = {};
      new MutationObserver(() => {
        if (document.querySelector(input)) window.met.type ??= performance.now();
        if (document.querySelector('form[data-saving]')) window.met.scripts ??= performance.now();
      }).observe(document, { subtree: true, childList: true, attributes: true });
    }, NAME);
    await page.goto(link, { waitUntil: 'commit' });
    await page.locator(NAME).pressSequentially(TYPED);
    await page.waitForFunction(() => window.met.scripts);
    const kilobytes = bytes / 1000;
    await page.locator('form[data-saving=saved]').waitFor();
    if ((await page.locator(NAME).inputValue()) !== TYPED) throw new Error('what was typed is gone');
    const { type = Number.NaN, scripts = Number.NaN } = await page.evaluate(() => window.met);
    const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
    const seconds = (ms: number) => ms / 1000;
    // What is there is not yet seen.
    return { paint: seconds(paint), type: seconds(Math.max(paint, type)), scripts: seconds(scripts), kilobytes };
  } finally {
    await context.close();
  }
}

const decimal = (value: number) => value.toFixed(1).replace('.', ',');
