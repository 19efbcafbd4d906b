import { setTimeout as delay } from 'node:timers/promises';

/** A real browser, told what to do as a person would; elements are named by CSS selectors. */
export type Browser = {
  name: string;
  go(url: string): Promise<void>;
  /** The value of an expression in the page. */
  read<Value>(expression: string): Promise<Value>;
  click(selector: string): Promise<void>;
  /** Clicks there, then types. */
  type(selector: string, text: string): Promise<void>;
  /** Errors of scripts and violations of the content policy, so far. */
  complaints(): string[];
  close(): Promise<void>;
};

/** An element, and what brings it where nothing of the page covers it, as a person scrolls. */
export const elementAt = (selector: string) => `document.querySelector(${JSON.stringify(selector)})`;
export const toCentre = (selector: string) =>
  `${elementAt(selector)}.scrollIntoView({ block: 'center', behavior: 'instant' })`;

const PATIENCE_MS = 30_000;
const LOOK_AGAIN_MS = 100;

/** Waits until an expression is true in the page, whichever page that is by then. Throws after 30 s, with where one is. */
export async function until(browser: Browser, expression: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  // While one page gives way to the next there is none to ask.
  while (!(await browser.read<boolean>(`Boolean(${expression})`).catch(() => false))) {
    if (Date.now() > deadline) {
      const where = await browser.read<string>('location.href + "\\n" + document.body.innerText.slice(0, 2000)');
      throw new Error(`${browser.name}: never true: ${expression}\n${where}`);
    }
    await delay(LOOK_AGAIN_MS);
  }
}

/** The same until it returns something. */
export async function eventually<Value>(attempt: () => Promise<Value | undefined>, what: string): Promise<Value> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const value = await attempt().catch(() => undefined);
    if (value !== undefined) return value;
    if (Date.now() > deadline) throw new Error(`never came: ${what}`);
    await delay(LOOK_AGAIN_MS);
  }
}
