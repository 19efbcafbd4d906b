import { once } from 'node:events';
import { readFileSync, utimesSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Instance, startInstance } from './launcher/instance';
import { exists } from './machine/processes';
import { inProject } from './machine/project';

/** `npm run dev`, as a whole: on the sources of the project, of which nothing is changed. */

const LOG = 'development';
/** Next.js compiles, on a machine that does something else at the same time. */
const PATIENCE_MS = 300_000;

let instance: Instance;

beforeAll(async () => {
  instance = await startInstance({}, LOG, 'dev');
}, PATIENCE_MS);
afterAll(() => instance?.stop());

const output = () => readFileSync(inProject('test-results', `${LOG}.log`), 'utf8');
const timesSaid = (text: string) => output().split(text).length - 1;

/** Saves a file as it is: what watches it cannot tell. */
function save(file: string): void {
  const now = new Date();
  utimesSync(inProject(file), now, now);
}

it(
  'serves pages under the policy that reloading them needs, and lets the browser be told of what is saved',
  async () => {
    const page = await fetch(instance.applicationUrl);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("'unsafe-eval'");
    expect(await page.text()).toContain('/_next/static/');
    const socket = new WebSocket(`${instance.applicationUrl.replace('http', 'ws')}/_next/hmr`);
    await once(socket, 'open');
    socket.close();
  },
  PATIENCE_MS,
);

it.each([
  ['the worker', 'inngest/functions/sweep-storage.ts', 'travaux', '"worker ready"'],
  ['the demo platform', 'demo/orveane/text.ts', 'éditeur', '[éditeur] Orvéane'],
  ['the simulated registers', 'demo/registers/personas.ts', 'registres', '[registres] Registres simulés'],
])('%s starts again when a file of its own is saved', async (_what, file, name, ready) => {
  await vi.waitFor(() => expect(timesSaid(ready)).toBe(1), PATIENCE_MS);
  save(file);
  await vi.waitFor(() => expect(timesSaid(ready)).toBe(2), PATIENCE_MS);
  expect(timesSaid(`« ${name} » repart avec ${file}.`)).toBe(1);
});

it(
  'stops all of it when asked to',
  async () => {
    expect(await instance.stop()).toBe(0);
    expect(exists(instance.pid)).toBe(false);
    expect(output()).toContain('Tout est arrêté.');
    for (const url of [instance.applicationUrl, instance.editorUrl, instance.registersUrl])
      await expect(fetch(url)).rejects.toThrow();
  },
  PATIENCE_MS,
);
