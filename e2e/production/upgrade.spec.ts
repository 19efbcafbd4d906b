import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { env } from 'node:process';
import { type APIRequestContext, expect, request as playwright, test } from '@playwright/test';
import { projectFolder } from '@/bin/machine/project';
import { applyByApi, configureByApi } from '@/e2e/without-browser';
import { type Deployment, prepareDeployment } from './deployment';
import { send } from './https';
import { commandIn, type Served, serve } from './serve';

/**
 * « Upgrade without downtime » of the deployment guide, on two releases of this repository (`npm run chaos -- upgrade`): each is
 * cloned, installed and built as the guide has it; what was made on one is there on the other, forth and back.
 */
test.describe.configure({ mode: 'serial' });
test.setTimeout(1_800_000);

const [FROM = '', TO = ''] = [env.UPGRADE_FROM, env.UPGRADE_TO];
const BUILD_TIMEOUT_MS = 900_000;

/** One release, in a folder of its own. */
type Release = { folder: string; commit: string };

let deployment: Deployment;
let from: Release;
let to: Release;
let webs: [Served, Served];
let worker: Served;
let client: APIRequestContext;
let token: string;
/** Digests of the packages, by application, as they first came down. */
const packages = new Map<string, string>();

const git = (folder: string, ...words: string[]) =>
  execFileSync('git', words, { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();

function install(name: string): Release {
  const folder = join(deployment.folder, 'releases', name.replaceAll('/', '-'));
  git(projectFolder, 'clone', '--quiet', '--no-checkout', projectFolder, folder);
  git(folder, 'checkout', '--quiet', '--detach', name);
  execFileSync('npm', ['run', 'build'], { cwd: folder, stdio: 'pipe', timeout: BUILD_TIMEOUT_MS });
  return { folder, commit: git(folder, 'rev-parse', 'HEAD') };
}

const webOn = (place: 0 | 1, { folder }: Release) =>
  serve('web', { ...deployment.settings, PORT: String(deployment.ports.web[place]) }, folder);

test.beforeAll(async () => {
  deployment = await prepareDeployment();
  const { settings } = deployment;
  from = install(FROM);
  await commandIn(from.folder, settings, 'migrate');
  worker = await serve('worker', settings, from.folder);
  webs = [await webOn(0, from), await webOn(1, from)];
  client = await playwright.newContext({ ignoreHTTPSErrors: true });
  const editor = JSON.parse(
    await commandIn(from.folder, settings, 'editor', 'create', '--name', 'Plateforme', '--json'),
  );
  const form = {
    grant_type: 'client_credentials',
    client_id: editor.client_id,
    client_secret: editor.client_secret,
  };
  token = (await (await client.post(`${deployment.base}/oauth/token`, { form })).json()).access_token;
});

test.afterAll(async () => {
  await client?.dispose();
  await Promise.all([...(webs ?? []), worker].map((served) => served?.stop()));
  await deployment?.remove();
});

/** A market, an application to it, and its package, once that is made. */
async function makeApplication(): Promise<void> {
  const { base } = deployment;
  const market = await configureByApi(client, base, token);
  const application = await applyByApi(client, base, token, market);
  await expect.poll(() => digestOf(application), { timeout: 120_000 }).toMatch(/^[0-9a-f]{64}$/);
  packages.set(application, await digestOf(application));
}

async function digestOf(application: string): Promise<string> {
  const path = `/api/v1/market_applications/${application}/documents_package`;
  const answer = await client.get(deployment.base + path, { headers: { Authorization: `Bearer ${token}` } });
  return answer.ok()
    ? createHash('sha256')
        .update(await answer.body())
        .digest('hex')
    : String(answer.status());
}

async function expectEverythingThere(): Promise<void> {
  for (const [application, digest] of packages) expect(await digestOf(application)).toBe(digest);
}

/** The guide's steps after the build: migrate (on the way up), the worker, then one web unit after the other. */
async function putInService(release: Release, migrates: boolean): Promise<void> {
  const { settings } = deployment;
  if (migrates) await commandIn(release.folder, settings, 'migrate');
  await worker.stop();
  worker = await serve('worker', settings, release.folder);
  for (const place of [0, 1] as const) {
    await webs[place].stop();
    webs[place] = await webOn(place, release);
  }
}

/** Returns the answers that visitors got while `work` was done; nobody is refused. */
async function nobodyIsRefusedDuring(work: () => Promise<void>): Promise<void> {
  const statuses: number[] = [];
  let going = true;
  const visitors = ['/', '/livez', '/api/v1/openapi.json'].map(async (path) => {
    while (going) statuses.push((await send(deployment.ports.https, path, deployment.certificate)).status);
  });
  await work().finally(() => {
    going = false;
  });
  await Promise.all(visitors);
  expect(statuses.length).toBeGreaterThan(20);
  expect([...new Set(statuses)]).toEqual([200]);
}

const isSound = async ({ folder }: Release) =>
  expect(await commandIn(folder, deployment.settings, 'doctor')).toContain('L’instance est saine.');

async function expectReleaseToAnswer({ commit }: Release): Promise<void> {
  const answer = await client.get(`${deployment.base}/readyz`);
  expect(await answer.json()).toMatchObject({ commit });
}

test(`${FROM} serves`, async () => {
  await expectReleaseToAnswer(from);
  await makeApplication();
});

test(`${TO} takes its place: nobody is refused, and all is there`, async () => {
  to = install(TO);
  await nobodyIsRefusedDuring(() => putInService(to, true));
  await expectReleaseToAnswer(to);
  await expectEverythingThere();
  await makeApplication();
  await isSound(to);
});

test(`back to ${FROM}, the database left as it is: nobody is refused, and all is there`, async () => {
  await nobodyIsRefusedDuring(() => putInService(from, false));
  await expectReleaseToAnswer(from);
  await expectEverythingThere();
  await makeApplication();
});

test(`${TO} again`, async () => {
  await nobodyIsRefusedDuring(() => putInService(to, true));
  await expectReleaseToAnswer(to);
  await expectEverythingThere();
  await isSound(to);
});
