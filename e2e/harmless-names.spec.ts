import { type APIRequestContext, expect, test } from '@playwright/test';
import { readZip } from '@/lib/documents/testing/read-zip';
import { isProgramName } from '@/lib/kits/files/programs';
import { samplePdf } from './sample-pdf';
import { applyByApi, configureByApi, demoToken } from './without-browser';

/** Files that would run under the name they were given, from the form to the editor's ZIP. No browser. */

const TAX = 'motifs_exclusion_fiscales_et_sociales_declarations_fiscales';
const STEP = 'motifs_exclusion';
const BATCH = 'facture.b\u200bat';
const COMMANDS = Buffer.from('copy a b\r\n');
const CARRYING = Buffer.from(
  samplePdf().toString('latin1').replace('trailer', '99 0 obj << /E#46 << /F 9 0 R >> >> endobj\ntrailer'),
  'latin1',
);

const give = async (request: APIRequestContext, steps: string, name: string, buffer: Buffer) => {
  const multipart = { [`${TAX}.documents`]: { name, mimeType: 'application/octet-stream', buffer } };
  const answer = await request.post(`${steps}/${STEP}/files`, { multipart });
  return { status: answer.status(), ...(await answer.json()) };
};

test('nothing that runs reaches the editor, and what is kept is opened again by who gave it', async ({
  request,
  baseURL,
  playwright,
}) => {
  const base = baseURL ?? '';
  const token = await demoToken(request, base);
  const market = await configureByApi(request, base, token, TAX);
  let kept = { id: '', href: '', page: '' };
  const identifier = await applyByApi(request, base, token, market, async (steps) => {
    const { status, file } = await give(request, steps, BATCH, COMMANDS);
    expect([status, file.name]).toEqual([201, 'facture.txt']);
    kept = { id: file.id, href: `${steps}/${file.href}`, page: `${steps}/${STEP}` };
    expect(await give(request, steps, 'facture.pdf.zip', samplePdf())).toMatchObject({ status: 201 });
    const sylk = Buffer.from('ID;PWXL;N;E\r\nC;X1;Y1;K"x"\r\nE\r\n');
    expect(await give(request, steps, 'prix.slk', sylk)).toMatchObject({ status: 422, error: { code: 'sylk' } });
    expect(await give(request, steps, 'prix.csv', sylk)).toMatchObject({ status: 422, error: { code: 'sylk' } });
    const carrying = await give(request, steps, 'note.pdf', CARRYING);
    expect(carrying).toMatchObject({ status: 422, error: { code: 'attachments' } });
    await request.post(`${steps}/${STEP}`, { multipart: { 'declaration.choice': 'no_exclusion' } });
  });

  const address = `${base}/api/v1/market_applications/${identifier}/documents_package`;
  const asked = { headers: { Authorization: `Bearer ${token}` } };
  await expect.poll(async () => (await request.get(address, asked)).status(), { timeout: 60_000 }).toBe(200);
  const entries = readZip(await (await request.get(address, asked)).body());
  const names = entries.map(({ name }) => name).filter((name) => name.startsWith('documents/'));
  expect(names).toEqual([
    expect.stringMatching(/^documents\/user_\d\d_01_declarations_fiscales_facture\.txt$/),
    expect.stringMatching(/^documents\/user_\d\d_02_declarations_fiscales_facture\.pdf$/),
  ]);
  // The page of the attestation is ours, and runs nothing.
  const given = entries.filter(({ name }) => !/^buyer_attestation_\w+\.html$/.test(name));
  expect(given.filter(({ name }) => isProgramName(name))).toEqual([]);
  expect(entries.find(({ name }) => name === names[0])?.content).toEqual(COMMANDS);
  const manifest = JSON.parse(entries.find(({ name }) => name === 'manifest.json')?.content.toString() ?? '');
  expect(manifest.documents).toMatchObject([
    { path: names[0], original_name: BATCH, media_type: 'text/plain', notes: [], field_key: TAX },
    { path: names[1], original_name: 'facture.pdf.zip', media_type: 'application/pdf' },
  ]);

  const opened = await request.get(kept.href);
  expect([opened.status(), await opened.body()]).toEqual([200, COMMANDS]);
  expect(opened.headers()).toMatchObject({
    'content-disposition': 'attachment; filename="facture.txt"',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining('sandbox'),
  });
  const stranger = await playwright.request.newContext();
  expect((await stranger.get(kept.href, { maxRedirects: 0 })).status()).toBe(303);
  await stranger.dispose();
});
