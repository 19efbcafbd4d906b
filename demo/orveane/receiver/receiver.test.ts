import { createHmac } from 'node:crypto';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readSettings } from '@/demo/orveane/settings';
import { type RunningEditor, startEditor } from '@/demo/orveane/start-editor';

const secret = 'webhook_secret_for_this_test';
const event = JSON.stringify({
  event: 'market.completed',
  timestamp: '2026-11-22T14:30:45.123Z',
  market: { identifier: 'VR-2026-ABCDEFGHJKMN', name: 'Nettoyage' },
});

let folder: string;
let editor: RunningEditor;

function start(): Promise<RunningEditor> {
  return startEditor(readSettings({ DEMO_EDITOR_PORT: '0', DATA_DIR: folder, DEMO_WEBHOOK_SECRET: secret }));
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-editor-'));
  editor = await start();
});

afterEach(async () => {
  await editor.close();
  await rm(folder, { recursive: true });
});

async function deliver(body: string, { key = secret, id = 'evt_1' } = {}): Promise<number> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const standard = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  const response = await fetch(`${editor.url}/webhooks/passemarche`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Webhook-Signature-SHA256': `sha256=${createHmac('sha256', key).update(body).digest('hex')}`,
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${standard}`,
    },
    body,
  });
  await response.arrayBuffer();
  return response.status;
}

const shownLedger = z.object({
  total: z.number(),
  duplicates: z.number(),
  data: z.array(z.record(z.string(), z.unknown())),
});

async function readLedger() {
  return shownLedger.parse(await (await fetch(`${editor.url}/api/webhooks`)).json());
}

function postForm(path: string, fields: Record<string, string>, headers: Record<string, string>): Promise<Response> {
  return fetch(editor.url + path, { method: 'POST', headers, body: new URLSearchParams(fields), redirect: 'manual' });
}

describe('the receiver answers', () => {
  test('200 to a signed event, and writes it down', async () => {
    expect(await deliver(event)).toBe(200);
    expect((await readLedger()).data).toMatchObject([
      {
        webhookId: 'evt_1',
        event: 'market.completed',
        identifier: 'VR-2026-ABCDEFGHJKMN',
        legacySignature: 'valid',
        standardSignature: 'valid',
        authentic: true,
        occurrence: 1,
        duplicate: false,
        answeredStatus: 200,
        rawBody: event,
      },
    ]);
  });

  test('401 to a wrong signature, which proves nothing about its webhook-id', async () => {
    expect(await deliver(event, { key: 'wrong' })).toBe(401);
    expect(await deliver(event)).toBe(200);
    expect((await readLedger()).data).toMatchObject([
      { authentic: true, occurrence: 1, duplicate: false },
      { authentic: false, legacySignature: 'invalid', occurrence: null, answeredStatus: 401 },
    ]);
  });

  test('400 to signed content that is no event', async () => {
    expect(await deliver('{"event":')).toBe(400);
    expect(await deliver('[]', { id: 'evt_2' })).toBe(400);
  });

  test('413 beyond 1 Mo, without writing anything', async () => {
    const status = await deliver('x'.repeat(1_000_001)).catch(() => 'connection closed');
    expect([413, 'connection closed']).toContain(status);
    expect((await readLedger()).total).toBe(0);
  });

  test('405 to a GET', async () => {
    const response = await fetch(`${editor.url}/webhooks/passemarche`);
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
  });
});

describe('duplicates', () => {
  test('are acknowledged, recognised by their webhook-id and counted', async () => {
    await deliver(event);
    expect(await deliver(event)).toBe(200);
    await deliver(event, { id: 'evt_2' });
    const { data, duplicates } = await readLedger();
    expect(duplicates).toBe(1);
    expect(data.map(({ webhookId, occurrence, duplicate }) => [webhookId, occurrence, duplicate])).toEqual([
      ['evt_2', 1, false],
      ['evt_1', 2, true],
      ['evt_1', 1, false],
    ]);
  });

  test('a retry after a failure is a second delivery, not a duplicate', async () => {
    await postForm('/webhooks/reponses', { status: '500', count: '1' }, { origin: editor.url });
    expect(await deliver(event)).toBe(500);
    expect(await deliver(event)).toBe(200);
    expect((await readLedger()).data).toMatchObject([
      { answeredStatus: 200, answerForced: false, occurrence: 2, duplicate: false },
      { answeredStatus: 500, answerForced: true, occurrence: 1, duplicate: false },
    ]);
  });
});

test('an answer chosen on the settings page comes as late as was chosen', async () => {
  const fields = { status: '503', count: '1', delay: '1' };
  expect((await postForm('/webhooks/reponses', fields, { origin: editor.url })).status).toBe(303);
  expect(await (await fetch(`${editor.url}/webhooks/reponses`)).text()).toContain(
    'répond 503 au prochain webhook, en 1',
  );
  const begun = performance.now();
  expect(await deliver(event)).toBe(503);
  expect(performance.now() - begun).toBeGreaterThanOrEqual(995);
  expect(await deliver(event)).toBe(200);
});

describe('a restart', () => {
  test('keeps the ledger, and still recognises duplicates', async () => {
    await deliver(event);
    await editor.close();
    editor = await start();
    expect((await readLedger()).total).toBe(1);
    await deliver(event);
    expect((await readLedger()).data).toMatchObject([{ duplicate: true, occurrence: 2 }, { duplicate: false }]);
  });

  test('survives a line cut short by a crash', async () => {
    await deliver(event);
    await editor.close();
    await appendFile(join(folder, 'demo-editor', 'webhooks.jsonl'), '{"receivedAt":"2026-');
    editor = await start();
    await deliver(event, { id: 'evt_2' });
    await editor.close();
    editor = await start();
    expect((await readLedger()).data.map((entry) => entry.webhookId)).toEqual(['evt_2', 'evt_1']);
  });
});

describe('forms', () => {
  test('are refused when another site posts them', async () => {
    const fields = { status: '500', count: '2' };
    const foreign: Record<string, string>[] = [
      { origin: 'https://elsewhere.example' },
      { 'sec-fetch-site': 'cross-site' },
      {},
    ];
    for (const headers of foreign) {
      expect((await postForm('/webhooks/reponses', fields, headers)).status).toBe(403);
    }
    expect(await deliver(event)).toBe(200);
  });

  test('say what is wrong and keep what was typed', async () => {
    const response = await postForm('/webhooks/reponses', { status: '500', count: '99' }, { origin: editor.url });
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(page).toContain('<title>Erreur');
    expect(page).toContain('value="99"');
    const late = await postForm(
      '/webhooks/reponses',
      { status: '500', count: '1', delay: '41' },
      { origin: editor.url },
    );
    expect(late.status).toBe(422);
  });
});

describe('secrets', () => {
  test('are in no page, no JSON and no file', async () => {
    const leak = JSON.stringify({ event: 'market.completed', market: { identifier: 'VR-1234' }, note: secret });
    await deliver(leak);
    for (const path of ['/', '/webhooks', '/webhooks/reponses', '/api/webhooks']) {
      const page = await (await fetch(editor.url + path)).text();
      expect(page).not.toContain(secret);
      expect(page).not.toContain('demo_editor_secret');
    }
    await editor.close();
    expect(await readFile(join(folder, 'demo-editor', 'markets-and-applications.jsonl'), 'utf8')).toBe('');
    editor = await start();
  });
});

test('text received is drawn as text', async () => {
  await deliver(JSON.stringify({ event: '<script>alert(1)</script>', market: { identifier: '"><b>' } }));
  const response = await fetch(`${editor.url}/webhooks`);
  const page = await response.text();
  expect(page).not.toContain('<script');
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
});
