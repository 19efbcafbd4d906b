import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, elementAt, eventually, toCentre } from './browser';

type Message = { id?: number; error?: string; message?: string; result?: unknown; method?: string; params?: unknown };
type Entry = { level: string; text?: string };

/** Firefox by WebDriver BiDi, without a window. */
export async function startFirefox(): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'passe-marche-firefox-'));
  // Opened on a page: else the address bar has the focus, and the page is told of none.
  const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0', 'data:text/html,'];
  const firefox = spawn('firefox-esr', args);
  let said = '';
  firefox.stderr.setEncoding('utf8').on('data', (text) => (said += text));
  const address = await eventually(async () => /ws:\/\/\S+/.exec(said)?.[0], 'the address of Firefox');
  const entries: Entry[] = [];
  const call = await connect(`${address}/session`, (entry) => entries.push(entry));
  await call('session.new', { capabilities: {} });
  await call('session.subscribe', { events: ['log.entryAdded'] });
  const { contexts } = (await call('browsingContext.getTree', {})) as { contexts: { context: string }[] };
  const context = contexts[0]?.context ?? '';

  const evaluate = async (expression: string) => {
    const given = { expression, target: { context }, awaitPromise: true };
    return (await call('script.evaluate', given)) as { type: string; result: { value?: unknown; sharedId?: string } };
  };
  const act = (actions: object[]) => call('input.performActions', { context, actions });
  const clickOnce = async (selector: string) => {
    await evaluate(toCentre(selector));
    const { sharedId } = (await evaluate(elementAt(selector))).result;
    const origin = { type: 'element', element: { sharedId } };
    const steps = [{ type: 'pointerMove', x: 0, y: 0, origin }, ...['pointerDown', 'pointerUp'].map(withButton)];
    await act([{ type: 'pointer', id: 'mouse', actions: steps }]);
    return true;
  };
  // What a register says may move the page between the scroll and the press.
  const click = async (selector: string) =>
    void (await eventually(() => clickOnce(selector), `a click on ${selector}`));
  return {
    name: 'Firefox',
    go: async (url) => void (await call('browsingContext.navigate', { context, url, wait: 'complete' })),
    async read<Value>(expression: string) {
      const { type, result } = await evaluate(`JSON.stringify(${expression})`);
      if (type !== 'success') throw new Error(`${expression}: ${JSON.stringify(result)}`);
      return JSON.parse(String(result.value)) as Value;
    },
    click,
    async type(selector, text) {
      await click(selector);
      const keys = [...text].flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]);
      await act([{ type: 'key', id: 'keyboard', actions: keys }]);
    },
    complaints: () => entries.filter(({ level }) => level === 'error').map(({ text = '' }) => text),
    async close() {
      firefox.kill();
      await new Promise((resolve) => firefox.once('exit', resolve));
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

const withButton = (type: string) => ({ type, button: 0 });

/** Commands over one WebSocket, each answered under its number; events that come between are entries of the log. */
async function connect(address: string, onEntry: (entry: Entry) => void) {
  const socket = new WebSocket(address);
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  socket.addEventListener('message', ({ data }) => {
    const { id, error, message, result, method, params } = JSON.parse(String(data)) as Message;
    if (method === 'log.entryAdded') onEntry(params as Entry);
    if (id === undefined) return;
    if (error) waiting.get(id)?.reject(new Error(`${error}: ${message}`));
    else waiting.get(id)?.resolve(result);
    waiting.delete(id);
  });
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  let last = 0;
  return (method: string, params: object): Promise<unknown> => {
    const answer = Promise.withResolvers<unknown>();
    last += 1;
    waiting.set(last, answer);
    socket.send(JSON.stringify({ id: last, method, params }));
    return answer.promise;
  };
}
