import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { env } from 'node:process';
import { findFreePort } from '@/bin/machine/ports';
import { type Browser, eventually, toCentre } from './browser';

/** The name of the member that holds an element's id (WebDriver, « web element identifier »). */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const COMPLAINT = /^CONSOLE .*(?:ERROR|Refused to|Content Security Policy)/;

/** WebKitGTK by its WebDriver. `display`: the X display that it draws on. */
export async function startWebKit(display: string): Promise<Browser> {
  const port = await findFreePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], { env: { ...env, DISPLAY: display } });
  let said = '';
  for (const stream of [driver.stdout, driver.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));

  const call = async (path: string, body?: object, method = 'POST') => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = (await answer.json()) as { value: unknown };
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(value)}`);
    return value;
  };
  const [binary] = globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser');
  // A console that nobody sees is written where its driver writes.
  const args = ['--automation', '--enable-write-console-messages-to-stdout=true'];
  const alwaysMatch = { 'webkitgtk:browserOptions': { binary, args } };
  const session = await eventually(
    async () => (await call('/session', { capabilities: { alwaysMatch } })) as { sessionId: string },
    'a session of WebKitWebDriver',
  );
  const at = `/session/${session.sessionId}`;
  const find = async (value: string) => {
    const found = (await call(`${at}/element`, { using: 'css selector', value })) as Record<string, string>;
    return `${at}/element/${found[ELEMENT]}`;
  };
  const evaluate = (expression: string) => call(`${at}/execute/sync`, { script: `return ${expression}`, args: [] });
  const click = async (selector: string) => {
    await evaluate(toCentre(selector));
    await call(`${await find(selector)}/click`, {});
  };
  return {
    name: 'WebKit',
    go: async (url) => void (await call(`${at}/url`, { url })),
    read: async <Value>(expression: string) => (await evaluate(expression)) as Value,
    click,
    async type(selector, text) {
      await click(selector);
      await call(`${await find(selector)}/value`, { text });
    },
    complaints: () => said.split('\n').filter((line) => COMPLAINT.test(line)),
    async close() {
      await call(at, undefined, 'DELETE').catch(() => {});
      driver.kill();
    },
  };
}
