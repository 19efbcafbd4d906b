import { request as httpRequest } from 'node:http';
import { type APIRequestContext, expect, test } from '@playwright/test';
import { samplePdf } from './sample-pdf';
import { SECTION } from './sections';
import { beginByApi, configureByApi, demoToken } from './without-browser';

/** Files posted one at a time, as the scripts of a page do it. No browser. */

const TAX = 'motifs_exclusion_fiscales_et_sociales_declarations_fiscales';
const INPUT = `${TAX}.documents`;
const STEP = SECTION.exclusion;
const MEGABYTE = 1_000_000;

type Application = Awaited<ReturnType<typeof beginByApi>>;

/** An application whose step with files is open. */
async function reachFiles(request: APIRequestContext, base: string): Promise<Application> {
  const token = await demoToken(request, base);
  const market = await configureByApi(request, base, token, TAX);
  const application = await beginByApi(request, base, token, market, '73282932000074');
  await request.post(`${application.page}/company_identification`, {
    multipart: {
      'identite_entreprise_identification_raison_sociale.text': 'Menuiserie Lefèvre',
      'identite_entreprise_contact_email.text': 'contact@menuiserie-lefevre.example',
    },
  });
  return application;
}

const pdf = (name: string, buffer = samplePdf()) => ({ [INPUT]: { name, mimeType: 'application/pdf', buffer } });
const filesUrl = ({ page }: Application, step: string = STEP) => `${page}/${step}/files`;

test('a file is added, replaced, removed, and never another application’s', async ({
  request,
  baseURL,
  playwright,
}) => {
  const base = baseURL ?? '';
  const application = await reachFiles(request, base);
  const added = await request.post(filesUrl(application), { multipart: pdf('Attestation – été.pdf') });
  expect(added.status()).toBe(201);
  const { file, dossier } = await added.json();
  expect(file).toMatchObject({
    name: 'Attestation – été.pdf',
    size_bytes: samplePdf().length,
    input_name: INPUT,
    url: `${new URL(filesUrl(application)).pathname}/${file.id}`,
  });
  expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(dossier).toMatchObject({ size_bytes: samplePdf().length, limit_bytes: 500 * MEGABYTE });
  expect(await (await request.get(`${application.page}/${STEP}`)).text()).toContain('Attestation – été.pdf');

  const other = await reachFiles(request, base);
  const theirs = await request.delete(`${filesUrl(other)}/${file.id}`);
  expect([theirs.status(), (await theirs.json()).error.code]).toEqual([404, 'not_found']);
  const taken = await request.post(`${filesUrl(other)}?replaces=${file.id}`, { multipart: pdf('a.pdf') });
  expect(taken.status()).toBe(404);

  const replaced = await request.post(`${filesUrl(application)}?replaces=${file.id}`, { multipart: pdf('2.pdf') });
  const second = (await replaced.json()).file;
  const page = await (await request.get(`${application.page}/${STEP}`)).text();
  expect([page.includes('Attestation – été.pdf'), page.includes('2.pdf')]).toEqual([false, true]);

  const stranger = await playwright.request.newContext();
  expect((await stranger.delete(`${base}${second.url}`)).status()).toBe(401);
  expect((await stranger.post(filesUrl(application), { multipart: pdf('a.pdf') })).status()).toBe(401);
  await stranger.dispose();
  const headers = { 'Sec-Fetch-Site': 'cross-site' };
  expect((await request.delete(`${base}${second.url}`, { headers })).status()).toBe(403);

  const removed = await request.delete(`${base}${second.url}`);
  expect([removed.status(), await removed.json()]).toMatchObject([
    200,
    { removed: second.id, dossier: { size_bytes: expect.any(Number) } },
  ]);
  expect((await request.delete(`${base}${second.url}`)).status()).toBe(404);
});

test('a file is refused with its reason, and nothing of it is shown', async ({ request, baseURL }) => {
  const application = await reachFiles(request, baseURL ?? '');
  const refused = async (multipart: Parameters<typeof request.post>[1] & object) => {
    const answer = await request.post(filesUrl(application), multipart);
    return [answer.status(), (await answer.json()).error];
  };
  const program = Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(100, 1)]);
  expect(await refused({ multipart: pdf('bilan.pdf', program) })).toMatchObject([
    422,
    { code: 'program', message: expect.stringMatching(/bilan\.pdf\s»\sest un programme/) },
  ]);
  expect(await refused({ multipart: { 'unknown.documents': 'x' } })).toMatchObject([400, { code: 'bad_request' }]);
  expect((await request.post(filesUrl(application), { data: { a: 1 } })).status()).toBe(415);
  expect(await (await request.get(`${application.page}/${STEP}`)).text()).not.toContain('bilan.pdf');
});

test('nothing is taken at a step that the market does not have, nor once submitted', async ({ request, baseURL }) => {
  const base = baseURL ?? '';
  const token = await demoToken(request, base);
  const market = await configureByApi(request, base, token, TAX);
  const other = await beginByApi(request, base, token, market, '73282932000074');
  const stray = await request.post(filesUrl(other, SECTION.tools), { multipart: pdf('a.pdf') });
  expect([stray.status(), (await stray.json()).error.code]).toEqual([404, 'not_found']);

  const application = await reachFiles(request, base);
  const { file } = await (await request.post(filesUrl(application), { multipart: pdf('a.pdf') })).json();
  await request.post(`${application.page}/motifs_exclusion`, { multipart: { 'declaration.choice': 'no_exclusion' } });
  await request.post(`${application.page}/summary`, { multipart: { submit: 'yes' } });
  expect((await request.post(filesUrl(application), { multipart: pdf('b.pdf') })).status()).toBe(409);
  expect((await request.delete(`${base}${file.url}`)).status()).toBe(409);
});

test('100 Mo to the byte, several at once, and no more than 500 Mo in all', async ({ request, baseURL }) => {
  const application = await reachFiles(request, baseURL ?? '');
  const cookie = (await request.storageState()).cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const post = (sizeBytes: number) => postText(new URL(filesUrl(application)), cookie, sizeBytes);
  expect(await post(100 * MEGABYTE + 1)).toMatchObject([413, { error: { code: 'too_large' } }]);
  const answers = await Promise.all(Array.from({ length: 6 }, () => post(100 * MEGABYTE)));
  expect(answers.map(([status]) => status).sort()).toEqual([201, 201, 201, 201, 201, 413]);
  expect(await post(1)).toMatchObject([413, { error: { code: 'dossier_too_large' } }]);
});

/** Posts a text of this size as it is made, so that this side holds none of it either. */
async function postText(url: URL, cookie: string, sizeBytes: number): Promise<[number, unknown]> {
  const head = `--b\r\nContent-Disposition: form-data; name="${INPUT}"; filename="notes.txt"\r\n\r\n`;
  const headers = { cookie, 'content-type': 'multipart/form-data; boundary=b' };
  const sent = httpRequest(url, { method: 'POST', headers });
  const answer = new Promise<[number, unknown]>((resolve, reject) => {
    sent.on('error', reject).on('response', async (response) => {
      let text = '';
      for await (const piece of response) text += piece;
      resolve([response.statusCode ?? 0, JSON.parse(text)]);
    });
  });
  sent.write(head);
  for (let left = sizeBytes; left > 0; left -= MEGABYTE) {
    const piece = Buffer.alloc(Math.min(left, MEGABYTE), 'a');
    if (!sent.write(piece)) await new Promise((resolve) => sent.once('drain', resolve));
  }
  sent.end('\r\n--b--\r\n');
  return answer;
}
