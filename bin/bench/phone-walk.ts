import { type Browser, chromium, type Locator, type Page } from '@playwright/test';
import { requireChromium } from '@/bin/machine/chromium';
import { drawTable } from '@/bin/terminal/table';
import { NETWORK, PHONE } from './slow-phone';

/** What it took to fill a form on a phone. */
type PhoneWalk = {
  /** From the link of the platform to the page that says that the application was sent. */
  seconds: number;
  /** Of these, from presses that ask for a page to a page that one can use. */
  waited: number;
  taps: number;
  keys: number;
  /** Pages that came, one that came back to say what is wrong included. */
  pages: number;
  /** Heights of the pages as they come, in screens of the phone: all of them, and the longest that asks something. */
  screens: number;
  longest: number;
};

type Link = { name: string; link: string };

/** A thumb that writes: some five keys a second. */
const KEY_MS = 200;
/** A firm that has made a mistake looks for so long whether it is told. */
const LOOK_MS = 3_000;
/** For a page, on a busy machine. */
const PATIENCE_MS = 120_000;
const CUT_SHORT = '01 23 45';
const MENDED = '01 23 45 67 89';
const NEXT = /^Enregistrer et continuer/;
const SUBMIT = /^Transmettre ma candidature/;
const ASKS_NOTHING = /summary|sync_status/;
const FILE = { name: 'attestation.txt', mimeType: 'text/plain', buffer: Buffer.from('Attestation de régularité.\n') };
/** What a firm that knows its answers writes, by how an input's name ends; the n-th for its n-th year. */
const WORDS: Record<string, readonly string[]> = {
  'siret.text': ['73282932000074'],
  'telephone.text': [CUT_SHORT],
  'email.text': ['contact@menuiserie-lefevre.example'],
  fiscal_year_end: ['31/12/2025', '31/12/2024', '31/12/2023'],
  turnover: ['612345'],
  market_share_percent: ['42,5'],
  year: ['2025', '2024', '2023'],
  average_headcount: ['8'],
  management_headcount: ['2'],
  start_date: ['01/03/2025'],
  end_date: ['30/09/2025'],
  amount: ['84120'],
  url: ['www.exemple.fr'],
};
const OTHERWISE = 'Deux nacelles.';
/** Where there is a choice; a box that is alone is ticked. */
const CHOICES = ['no', 'no_exclusion', 'PME'];
const TELEPHONE = 'identite_entreprise_contact_telephone.text';
/** A list of cards that is folded, in versions that fold it. */
const CARDS = 'main form details:not([open]):has([name*=".people."], [name*=".contracts."], [name*=".samples."])';

/** Walks each form in turn, over a slow network. Returns a table. */
export async function benchPhoneWalks(links: readonly Link[]): Promise<string> {
  const browser = await chromium.launch({ executablePath: requireChromium() });
  try {
    const data: Record<string, string | number>[] = [];
    for (const { name, link } of links) {
      const { seconds, waited, taps, keys, pages, screens, longest } = await walkOnPhone(browser, link);
      data.push({
        '': name,
        's en tout': seconds.toFixed(0),
        'dont attente': waited.toFixed(0),
        touches: taps,
        frappes: keys,
        pages,
        écrans: decimal(screens),
        'page la plus longue': decimal(longest),
      });
    }
    return drawTable({ data });
  } finally {
    await browser.close();
  }
}

const decimal = (value: number) => value.toFixed(1).replace('.', ',');

/**
 * Fills the form behind a link as a firm would that knows its answers, one mistake made (a telephone cut short) and mended
 * as soon as it is told, a file given on each page that takes one, each list of cards given one; then submits. It uses
 * only what a person sees, so that other versions of the pages can be walked too.
 */
async function walkOnPhone(browser: Browser, link: string): Promise<PhoneWalk> {
  const context = await browser.newContext({ viewport: PHONE, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
  try {
    const page = await context.newPage();
    const network = await context.newCDPSession(page);
    await network.send('Network.enable');
    await network.send('Network.emulateNetworkConditions', NETWORK);
    const walk = new Walk(page);
    await walk.follow(() => page.goto(link, { waitUntil: 'commit' }));
    while (!page.url().includes('/summary')) await walk.answerPage();
    await walk.follow(() => walk.press(SUBMIT), /sync_status/);
    return walk.taken();
  } finally {
    await context.close();
  }
}

class Walk {
  readonly #began = performance.now();
  #waitedMs = 0;
  #taps = 0;
  #keys = 0;
  readonly #screens: { page: string; count: number }[] = [];

  constructor(readonly page: Page) {}

  taken(): PhoneWalk {
    return {
      seconds: (performance.now() - this.#began) / 1000,
      waited: this.#waitedMs / 1000,
      taps: this.#taps,
      keys: this.#keys,
      pages: this.#screens.length,
      screens: this.#screens.reduce((sum, { count }) => sum + count, 0),
      longest: Math.max(...this.#screens.map(({ page, count }) => (ASKS_NOTHING.test(page) ? 0 : count))),
    };
  }

  /** Asks for a page, and waits until it can be used. */
  async follow(ask: () => Promise<unknown>, wanted?: RegExp): Promise<void> {
    const from = performance.now();
    const came = this.page.waitForEvent('domcontentloaded', { timeout: PATIENCE_MS });
    await ask();
    await came;
    if (wanted) await this.page.waitForURL(wanted, { waitUntil: 'domcontentloaded' });
    await this.page.getByRole('heading', { level: 1 }).waitFor();
    this.#waitedMs += performance.now() - from;
    const height = await this.page.evaluate(() => document.documentElement.scrollHeight);
    this.#screens.push({ page: this.page.url(), count: height / PHONE.height });
  }

  /** Answers what the page asks, in its order, lists of cards last; goes on, and once more when the page came back. */
  async answerPage(): Promise<void> {
    await this.#answerInputs();
    const file = (await this.#asked()).find(({ type }) => type === 'file');
    if (file) await this.#give(file.name);
    const folds = this.page.locator(CARDS);
    while ((await folds.count()) > 0) {
      await this.#tap(folds.first().locator('summary'));
      await this.#answerInputs();
    }
    const before = this.page.url();
    const told = this.page.locator(`[id="${TELEPHONE}-errors"] p`);
    const came = this.follow(() => this.press(NEXT));
    // Held back on the page, or posted and come back: what is wrong is mended, and one goes on.
    const isHeld = await Promise.race([
      came.then(() => false),
      told.waitFor({ timeout: 0 }).then(() => this.page.url() === before),
    ]);
    if (!isHeld) {
      await came;
      if (new URL(this.page.url()).pathname !== new URL(before).pathname) return;
    }
    await this.#retype(TELEPHONE, MENDED);
    if (isHeld) {
      await this.press(NEXT);
      await came;
    } else await this.follow(() => this.press(NEXT));
  }

  async press(name: RegExp): Promise<void> {
    await this.#tap(this.page.getByRole('button', { name }));
  }

  async #answerInputs(): Promise<void> {
    for (const { name, type } of await this.#asked()) if (type !== 'file') await this.#answer(name, type);
  }

  /** Inputs that one sees, that may be answered and are not, one of each name, in the order of the page. */
  #asked(): Promise<{ name: string; type: string }[]> {
    return this.page.evaluate(() => {
      const inputs = [...document.querySelectorAll<HTMLInputElement>('main form :is(input, textarea)[name]')];
      const groups = Map.groupBy(
        inputs.filter((input) => input.type !== 'hidden' && !input.readOnly && input.checkVisibility()),
        ({ name }) => name,
      );
      return [...groups]
        .filter(
          ([name, group]) =>
            !/not_applicable/.test(name) && // What goes with a « oui » or a « non » is another matter.
            !(/\.(text|documents)$/.test(name) && groups.has(name.replace(/\w+$/, 'choice'))) &&
            !group.some(({ type, value, checked }) => (/radio|checkbox/.test(type) ? checked : value !== '')),
        )
        .map(([name, group]) => ({ name, type: group[0]?.type ?? '' }));
    });
  }

  async #answer(name: string, type: string): Promise<void> {
    const inputs = this.page.locator(`main form [name="${name}"]`);
    if (type === 'radio' || type === 'checkbox') {
      const wanted = CHOICES.map((value) => `[value="${value}"]`).join();
      const input = type === 'radio' ? inputs.and(this.page.locator(wanted)) : inputs;
      return this.#tap(this.page.locator(`label[for="${await input.first().getAttribute('id')}"]`));
    }
    await this.#type(inputs, wordsFor(name));
    if (name !== TELEPHONE) return;
    await this.#tap(this.page.getByRole('heading', { level: 1 }));
    const told = this.page.locator(`[id="${name}-errors"] p`);
    const isTold = await told.waitFor({ timeout: LOOK_MS }).then(
      () => true,
      () => false,
    );
    if (isTold) await this.#retype(name, MENDED);
  }

  async #retype(name: string, text: string): Promise<void> {
    const input = this.page.locator(`[name="${name}"]`);
    await this.#tap(input);
    await input.press('ControlOrMeta+a');
    await this.#write(input, text);
  }

  /** One taps the button, then the file that the phone offers. */
  async #give(name: string): Promise<void> {
    this.#taps += 2;
    await this.page.locator(`[name="${name}"]`).setInputFiles(FILE);
    await this.page.getByRole('button', { name: `Retirer le fichier ${FILE.name}` }).waitFor();
  }

  async #type(input: Locator, text: string): Promise<void> {
    await this.#tap(input);
    await this.#write(input, text);
  }

  async #write(input: Locator, text: string): Promise<void> {
    await input.pressSequentially(text, { delay: KEY_MS, timeout: 0 });
    this.#keys += text.length;
  }

  async #tap(target: Locator): Promise<void> {
    await target.tap();
    this.#taps += 1;
  }
}

function wordsFor(name: string): string {
  const [, words = [OTHERWISE]] = Object.entries(WORDS).find(([end]) => name.endsWith(end)) ?? [];
  const rank = Number(/\.years\.(\d+)\./.exec(name)?.[1] ?? 1);
  return words[rank - 1] ?? words[0] ?? OTHERWISE;
}
