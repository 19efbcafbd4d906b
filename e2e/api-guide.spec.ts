import { spawnSync } from 'node:child_process';
import { env, execPath } from 'node:process';
import { expect, type Page, test } from '@playwright/test';

const CLIENT = { CLIENT_ID: 'demo_editor_client', CLIENT_SECRET: 'demo_editor_secret' };
const MARKET = /^VR-\d{4}-[0-9A-HJKMNP-TV-Z]{12}$/;

/** What a program prints; the test fails with what it complains about. */
function run(program: string, args: string[], variables: Record<string, string>, input = ''): string {
  const result = spawnSync(program, args, { env: { ...env, ...variables }, input, encoding: 'utf8' });
  expect({ status: result.status, stderr: result.stderr }).toEqual({ status: 0, stderr: '' });
  return result.stdout;
}

/** The samples of a part of the guide, as a reader copies them. */
const samplesOf = (page: Page, part: string) => page.locator(`#${part} pre`).allInnerTexts();

test('the samples of the guide run as they are', async ({ page }) => {
  test.skip(spawnSync('curl', ['--version']).error !== undefined, 'curl is not installed');
  await page.goto('/documentation/api');
  const [token = ''] = await samplesOf(page, 'token');
  const [marketInCurl = ''] = await samplesOf(page, 'market');

  const { access_token: TOKEN } = JSON.parse(run('sh', ['-c', token], CLIENT));
  const first = JSON.parse(run('sh', ['-c', marketInCurl], { TOKEN }));
  expect(first.identifier).toMatch(MARKET);
  const again = JSON.parse(run('sh', ['-c', marketInCurl], { TOKEN }));
  expect(again).toEqual(first);
});

test('the programs of the page of examples are the files that are downloaded, and run from there', async ({
  page,
  request,
  baseURL,
}) => {
  await page.goto('/documentation/exemples');
  const shown = await page.locator('figure.pm-code').evaluateAll((figures) =>
    figures.map((figure) => ({
      name: figure.querySelector('figcaption')?.textContent ?? '',
      code: figure.querySelector('code')?.textContent ?? '',
    })),
  );
  expect(shown).toHaveLength(12);
  for (const { name, code } of shown) {
    const answer = await request.get(`/documentation/exemples/${name}`);
    expect([name, answer.status()]).toEqual([name, 200]);
    expect((await answer.text()).trimEnd()).toBe(code);
  }
  const client = shown.find(({ name }) => name === 'client.mjs')?.code ?? '';
  const variables = {
    PASSE_MARCHE_URL: baseURL ?? '',
    PASSE_MARCHE_CLIENT_ID: CLIENT.CLIENT_ID,
    PASSE_MARCHE_CLIENT_SECRET: CLIENT.CLIENT_SECRET,
  };
  const said = run(execPath, ['--input-type=module', '-', 'market', crypto.randomUUID()], variables, client);
  const [url = ''] = /http[^']+/.exec(said) ?? [];
  expect((await page.goto(url))?.status()).toBe(200);
});

test('the collection and the changes are there to be fetched', async ({ request, baseURL }) => {
  const collection = await (await request.get('/documentation/collection.json')).json();
  expect(collection.variable).toContainEqual({ key: 'base', value: new URL(baseURL ?? '').origin });
  const changes = await request.get('/documentation/changements');
  expect(changes.headers()['content-type']).toBe('text/markdown; charset=utf-8');
  expect(await changes.text()).toMatch(/^# Changelog\n\n## /);
});

test('the file by which one listens is there to be downloaded', async ({ request }) => {
  const answer = await request.get('/documentation/listen.mjs');
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-type']).toMatch(/javascript/);
  expect(await answer.text()).toContain('/api/v1/webhook_deliveries');
});

test('the documentation asks nobody else for anything, and links to what exists', async ({ page, baseURL }) => {
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).origin));
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text());
  });
  await page.goto('/documentation/api');
  expect([...hosts]).toEqual([new URL(baseURL ?? '').origin]);
  expect(refused).toEqual([]);
  const broken = await page.evaluate(() =>
    [...document.querySelectorAll('main a[href^="#"]')]
      .map((link) => link.getAttribute('href')?.slice(1) ?? '')
      .filter((id) => document.getElementById(id) === null),
  );
  expect(broken).toEqual([]);
});
