import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { type APIRequestContext, expect, request as playwright, test } from '@playwright/test';
import { inProject, projectFolder } from '@/bin/machine/project';
import { chooseRunner, spawnAs } from '@/bin/postgres/runner';
import { applyByApi, configureByApi } from '@/e2e/without-browser';
import { type Deployment, prepareDeployment } from './deployment';

/**
 * The image of docs/deployment/container, without a container: its contents are made in a bare folder by its own steps, then run by
 * its entry point, as a user who can write to the data folder and nowhere else, with the image's environment and nothing besides.
 */
test.describe.configure({ mode: 'serial' });
test.setTimeout(1_200_000);

const COMMIT = '3f2a91c0d4e5f60718293a4b5c6d7e8f90a1b2c3';
const HEAVIEST_MB = 950;
const run = promisify(execFile);

let deployment: Deployment;
let app: string;
let environment: Record<string, string>;
let client: APIRequestContext;
const running: { stop(): Promise<number> }[] = [];

const container = readFileSync(inProject('docs', 'deployment', 'container', 'Containerfile'), 'utf8');
/** As the image has it: the program, then its words. */
const [program = '', ...words] = JSON.parse(/^ENTRYPOINT (.+)$/m.exec(container)?.[1] ?? '[]') as string[];
const inApp = (word: string) => word.replace(/^\/app(?=\/)/, app);

/** Who may not write to the image's files; the tests themselves where they are not root. */
const { uid, gid } = spawnAs(chooseRunner()) as { uid?: number; gid?: number };
const options = () => ({ cwd: app, env: environment as unknown as NodeJS.ProcessEnv, ...(uid && gid && { uid, gid }) });

/** The commands of the image. */
const command = async (...asked: string[]) => (await run(inApp(program), [...words, ...asked], options())).stdout;

async function start(role: 'web' | 'worker') {
  const child = spawn(inApp(program), [...words, 'serve', role], { ...options(), stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit').then(([code]) => Number(code ?? 1));
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  running.push({ stop });
  const said: string[] = [];
  await new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line);
        if (line.includes('Passe Marché est prêt.')) resolve();
      });
    void ended.then(() => reject(new Error(said.join('\n'))));
  });
}

test.beforeAll(async () => {
  deployment = await prepareDeployment();
  app = join(deployment.folder, 'app');
  const contents = inProject('docs', 'deployment', 'container', 'contents.sh');
  await run(contents, [projectFolder, app], { maxBuffer: 64_000_000 });
  const data = join(deployment.folder, 'data-of-image');
  mkdirSync(data);
  for (const file of [data, join(deployment.folder, 'seal.key')]) if (uid && gid) chownSync(file, uid, gid);
  environment = { ...deployment.settings, DATA_DIR: data, COMMIT, HOST: '127.0.0.1', PATH: '/bin' };
});

test.afterAll(async () => {
  await client?.dispose();
  await Promise.all(running.map(({ stop }) => stop()));
  await deployment?.remove();
});

test('nothing of development or of the build is in it, and it weighs what the guide says', async () => {
  const packages = readdirSync(join(app, 'node_modules'));
  for (const absent of ['vitest', 'knip', 'typescript', 'playwright', 'sass']) expect(packages).not.toContain(absent);
  expect(readdirSync(app)).toEqual(expect.not.arrayContaining(['.git', 'e2e', 'docs']));
  const { stdout } = await run('du', ['-sm', app]);
  expect(Number.parseInt(stdout, 10)).toBeLessThan(HEAVIEST_MB);
});

test('web and worker serve from it: a market, an application, its documents', async () => {
  await command('migrate');
  await start('worker');
  environment = { ...environment, PORT: String(deployment.ports.web[0]) };
  await start('web');
  client = await playwright.newContext({ ignoreHTTPSErrors: true });
  const { base } = deployment;
  const { version } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
  expect(await (await client.get(`${base}/readyz`)).json()).toMatchObject({ version, commit: COMMIT });
  const editor = JSON.parse(await command('editor', 'create', '--name', 'Plateforme', '--json'));
  const form = { grant_type: 'client_credentials', client_id: editor.client_id, client_secret: editor.client_secret };
  const token = (await (await client.post(`${base}/oauth/token`, { form })).json()).access_token;
  const market = await configureByApi(client, base, token);
  const application = await applyByApi(client, base, token, market);
  const path = `${base}/api/v1/market_applications/${application}/documents_package`;
  const status = async () => (await client.get(path, { headers: { Authorization: `Bearer ${token}` } })).status();
  await expect.poll(status, { timeout: 120_000 }).toBe(200);
  expect(await command('doctor')).toContain('L’instance est saine.');
  expect(await (await client.get(`${base}/documentation/exemples`)).text()).toContain('client.mjs');
  expect((await client.get(`${base}/documentation/changements`)).status()).toBe(200);
});

test('SIGTERM ends it', async () => {
  expect(await Promise.all(running.splice(0).map(({ stop }) => stop()))).toEqual([0, 0]);
});
