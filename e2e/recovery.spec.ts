import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type APIRequestContext, expect, test } from '@playwright/test';
import { freePorts, killTree, type OwnInstance, startOwnInstance, stopOwnInstance } from './own-instance';
import { applyByApi, configureByApi, demoToken } from './without-browser';

let folder: string;

test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'passe-marche-recovery-'));
  chmodSync(folder, 0o711); // as root, PostgreSQL runs as another user, who goes through it
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('kill -9 of everything right after « submit »: the next start finishes the job, once', async ({ request }) => {
  const ports = await freePorts();
  const first = await startOwnInstance(ports, folder);
  const token = await demoToken(request, first.applicationUrl);
  const market = await configureByApi(request, first.applicationUrl, token);
  const application = await applyByApi(request, first.applicationUrl, token, market);
  killTree(first.pid);

  const second = await startOwnInstance(ports, folder);
  try {
    await expect.poll(() => webhooksAbout(request, second, application)).toHaveLength(1);
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
    await stopOwnInstance(second.pid);
  }
});

async function webhooksAbout(request: APIRequestContext, { editorUrl }: OwnInstance, identifier: string) {
  const answer = await request.get(`${editorUrl}/api/webhooks`);
  const { data } = (await answer.json()) as { data: { identifier: string }[] };
  return data.filter((webhook) => webhook.identifier === identifier);
}
