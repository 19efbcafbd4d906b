import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type APIRequestContext, expect, test } from '@playwright/test';
import { applyByApi, configureByApi, demoToken } from './without-browser';

/** A whole instance of our own, which this test may kill. */
type Running = { pid: number; applicationUrl: string; editorUrl: string };

let folder: string;

test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'passe-marche-recovery-'));
  chmodSync(folder, 0o711); // as root, PostgreSQL runs as another user, who goes through it
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('kill -9 of everything right after « submit »: the next start finishes the job, once', async ({ request }) => {
  test.setTimeout(120_000);
  const ports = { web: await freePort(), editor: await freePort() };
  const first = await start(ports);
  const token = await demoToken(request, first.applicationUrl);
  const market = await configureByApi(request, first.applicationUrl, token);
  const application = await applyByApi(request, first.applicationUrl, token, market);
  killTree(first.pid);

  const second = await start(ports);
  try {
    await expect.poll(() => webhooksAbout(request, second, application), { timeout: 45_000 }).toHaveLength(1);
    const url = `${second.applicationUrl}/api/v1/market_applications/${application}`;
    const headers = { Authorization: `Bearer ${token}` };
    for (const [document, beginning] of [
      ['attestation', '%PDF-'],
      ['documents_package', 'PK\x03\x04'],
    ] as const) {
      const answer = await request.get(`${url}/${document}`, { headers });
      expect(answer.status()).toBe(200);
      expect((await answer.body()).subarray(0, beginning.length).toString('latin1')).toBe(beginning);
    }
    expect(await webhooksAbout(request, second, application)).toMatchObject([{ authentic: true, occurrence: 1 }]);
  } finally {
    await stop(second.pid);
  }
});

async function start(ports: { web: number; editor: number }): Promise<Running> {
  const child = spawn(process.execPath, ['bin/run.mjs', 'start'], {
    env: { ...process.env, PORT: String(ports.web), DEMO_EDITOR_PORT: String(ports.editor), DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const applicationUrl = `http://localhost:${ports.web}`;
  await new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => text.includes(applicationUrl) && resolve());
    child.on('exit', (code) => reject(new Error(`the start ended with code ${code}`)));
  });
  return { pid: child.pid as number, applicationUrl, editorUrl: `http://localhost:${ports.editor}` };
}

/** Every process below this one, PostgreSQL included, at once and without warning. */
function killTree(pid: number): void {
  const table = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const rows = table.map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  const tree = [pid];
  for (const parent of tree) tree.push(...rows.filter(([, ppid]) => ppid === parent).map(([child]) => child));
  execFileSync('kill', ['-9', ...tree.map(String)]);
}

async function stop(pid: number): Promise<void> {
  process.kill(pid, 'SIGTERM');
  const isGone = () => {
    try {
      process.kill(pid, 0);
      return false;
    } catch {
      return true;
    }
  };
  await expect.poll(isGone, { timeout: 30_000 }).toBe(true);
}

async function webhooksAbout(request: APIRequestContext, { editorUrl }: Running, identifier: string) {
  const answer = await request.get(`${editorUrl}/api/webhooks`);
  const { data } = (await answer.json()) as { data: { identifier: string }[] };
  return data.filter((webhook) => webhook.identifier === identifier);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
