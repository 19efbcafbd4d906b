import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { findApplicationOfEditor } from '@/db/queries/applications';
import { publishDocument } from '@/db/queries/published-documents';
import { changeApplication, changeMarket } from '@/db/testing/change-rows';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { exampleFile, isInterpreterThere, runExample } from '@/lib/api/testing/run-example';
import { servedApi } from '@/lib/api/testing/serve-api';
import { instanceStorage } from '@/lib/storage/instance-storage';
import { EXAMPLES } from './examples';

/** The clients that integrators copy, as they run them: processes of their own, against the API over the network. */

useTestDatabase();
const api = servedApi();
const NOW = new Date();
const MARKET = /VR-\d{4}-[0-9A-HJKMNP-TV-Z]{12}/;
const APPLICATION = /FT\d{8}[0-9A-HJKMNP-TV-Z]{8}/;

let owner: TestEditor;
let cwd: string;
beforeEach(async () => {
  owner = await makeTestEditor();
  cwd = mkdtempSync(path.join(tmpdir(), 'example-'));
});

/** A submitted application whose documents hold this. */
async function publish(identifier: string, content: string) {
  const { key: storageKey, ...stored } = await instanceStorage().put(
    (async function* () {
      yield Buffer.from(content);
    })(),
  );
  const found = await findApplicationOfEditor(owner.editor.id, identifier);
  const applicationId = found?.application.id ?? '';
  for (const kind of ['attestation', 'documents_package'] as const)
    await publishDocument({ applicationId, kind, storageKey, ...stored, createdAt: NOW });
  await changeApplication(identifier, { documentsReadyAt: NOW });
}

describe.each(EXAMPLES)('the client in $language', (example) => {
  const run = (words: string[], env: Record<string, string> = {}) =>
    runExample(example, [exampleFile(example.client), ...words], {
      cwd,
      env: {
        PASSE_MARCHE_URL: api.url(),
        PASSE_MARCHE_CLIENT_ID: owner.clientId,
        PASSE_MARCHE_CLIENT_SECRET: owner.clientSecret,
        ...env,
      },
    });
  const say = async (words: string[], env: Record<string, string> = {}) => {
    const running = run(words, env);
    expect({ status: await running.ended, said: running.said() }).toMatchObject({ status: 0 });
    return running.said();
  };

  it.skipIf(!isInterpreterThere(example))('token, market, application, documents', { timeout: 120_000 }, async () => {
    const token = (await say(['token'])).trim();
    expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    const made = await say(['market', 'marche-1'], { PASSE_MARCHE_TOKEN: token });
    const [market = ''] = MARKET.exec(made) ?? [];
    expect(made).toContain(`/buyer/public_markets/${market}/access/`);
    expect(await say(['market', 'marche-1'])).toBe(made);

    await changeMarket(market, { completedAt: NOW });
    const opened = await say(['application', market, 'candidature-1', '73282932000074']);
    const [application = ''] = APPLICATION.exec(opened) ?? [];
    expect((await findApplicationOfEditor(owner.editor.id, application))?.application.siret).toBe('73282932000074');
    const [another = ''] = APPLICATION.exec(await say(['application', market, 'candidature-2'])) ?? [];
    expect((await findApplicationOfEditor(owner.editor.id, another))?.application.siret).toBeNull();

    await changeApplication(application, { completedAt: NOW });
    const waiting = run(['documents', application]);
    await expect
      .poll(() => api.asked, { timeout: 60_000 })
      .toContain(`GET /api/v1/market_applications/${application}/attestation`);
    await publish(application, 'été\n');
    expect({ status: await waiting.ended, said: waiting.said() }).toMatchObject({ status: 0 });
    for (const file of [`attestation_${application}.pdf`, `documents_package_${application}.zip`]) {
      expect(waiting.said()).toContain(file);
      expect(readFileSync(path.join(cwd, file), 'utf8')).toBe('été\n');
    }
  });

  it.skipIf(!isInterpreterThere(example))('says what was refused, and never the secret', async () => {
    const wrong = run(['token'], { PASSE_MARCHE_CLIENT_SECRET: 'faux-secret' });
    expect(await wrong.ended).not.toBe(0);
    expect(wrong.said()).toContain('401');
    const absent = run(['documents', 'FT20261122XXXXXXXX']);
    expect(await absent.ended).not.toBe(0);
    expect(absent.said()).toContain('Resource not found');
    expect(wrong.said() + absent.said()).not.toContain(owner.clientSecret);
  });
});
