import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { execPath } from 'node:process';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { tokenOf } from '@/lib/api/testing/call-api';
import { servedApi } from '@/lib/api/testing/serve-api';
import { makeDelivery, PAYLOAD } from '@/lib/webhooks/testing/make-delivery';
import { closedPort, webhookReceiver } from '@/lib/webhooks/testing/webhook-receiver';

/** The file that integrators download, as they run it: a process of its own, against the API over the network. */

useTestDatabase();
const api = servedApi();
const receiver = webhookReceiver();

let owner: TestEditor;
let running: ChildProcess | undefined;

beforeEach(async () => {
  owner = await makeTestEditor({ completionWebhookUrl: null });
});
afterEach(() => void running?.kill());

function listen(words: string[], changes: Record<string, string | undefined> = {}) {
  const credentials = { PASSE_MARCHE_CLIENT_ID: owner.clientId, PASSE_MARCHE_CLIENT_SECRET: owner.clientSecret };
  const env = { PASSE_MARCHE_URL: api.url(), ...credentials, ...changes };
  const child = spawn(execPath, ['public/documentation/listen.mjs', ...words], {
    env: env as unknown as NodeJS.ProcessEnv,
  });
  running = child;
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { said: () => said, ended, type: (line: string) => child.stdin.write(`${line}\n`) };
}

const idsReceived = () => receiver.received().map(({ headers }) => headers['webhook-id']);

it('hands over what comes while it listens, with a signature that a receiver takes, and replays on demand', async () => {
  await makeDelivery(owner.editor, 'sync_completed', new Date(Date.now() - 60_000));
  const listening = listen([receiver.url(), '--every', '4']);
  await expect.poll(listening.said, { timeout: 15_000 }).toContain('À l’écoute');
  const delivery = await makeDelivery(owner.editor, 'sync_completed');
  await expect.poll(idsReceived, { timeout: 15_000 }).toEqual([delivery.id]);
  const [{ headers, body } = { headers: {}, body: '' }] = receiver.received();
  expect(body).toBe(PAYLOAD);
  const digest = createHmac('sha256', owner.webhookSecret).update(body).digest('hex');
  expect(headers).toMatchObject({
    'content-type': 'application/json',
    'user-agent': 'PasseMarche-Webhook/1.0',
    'x-webhook-signature-sha256': `sha256=${digest}`,
  });
  await expect.poll(listening.said).toMatch(/\[1\] .* market\.completed VR-2026-000000000000 \(.*\) → 200 en \d+ ms/);
  receiver.answerWith(401, {}, 'signature refusée');
  listening.type('r 1');
  await expect.poll(idsReceived, { timeout: 15_000 }).toEqual([delivery.id, delivery.id]);
  await expect.poll(listening.said).toMatch(/\[1, rejoué\] .* → 401 en \d+ ms\u00a0: signature refusée/);
  listening.type('q');
  expect(await listening.ended).toBe(0);
  expect(listening.said()).not.toContain(owner.clientSecret);
});

it('hands over what came before, oldest first, page after page, and once', async () => {
  const made: string[] = [];
  for (let count = 0; count < 103; count++) {
    const { id } = await makeDelivery(owner.editor, 'sync_completed', new Date(Date.now() - 300_000 + count * 10));
    made.push(id);
  }
  const listening = listen([receiver.url(), '--since', '10', '--once']);
  expect(await listening.ended).toBe(0);
  expect(idsReceived()).toEqual(made);
}, 60_000);

it('replays one by its id, and says when there is none', async () => {
  const { id } = await makeDelivery(owner.editor, 'sync_failed');
  expect(await listen([receiver.url(), '--replay', id]).ended).toBe(0);
  expect(idsReceived()).toEqual([id]);
  const other = listen([receiver.url(), '--replay', crypto.randomUUID()]);
  await other.ended;
  expect(other.said()).toContain('Il n’y a pas de webhook');
});

it('leaves the token of the platform alone', async () => {
  const token = await tokenOf(owner);
  await listen([receiver.url(), '--once']).ended;
  const answer = await fetch(`${api.url()}/api/v1/public_markets`, { headers: { Authorization: `Bearer ${token}` } });
  expect(answer.status).toBe(200);
});

it('says what is wrong: nobody at the local address, wrong credentials, variables or words that are missing', async () => {
  const { id } = await makeDelivery(owner.editor);
  const nobody = listen([`http://127.0.0.1:${await closedPort()}/`, '--replay', id]);
  await nobody.ended;
  expect(nobody.said()).toContain('aucune réponse (ECONNREFUSED)');
  const wrong = listen([receiver.url(), '--once'], { PASSE_MARCHE_CLIENT_SECRET: 'faux' });
  expect(await wrong.ended).toBe(1);
  expect(wrong.said()).toContain('Pas de jeton\u00a0: 401 invalid_client');
  const without = listen([receiver.url()], { PASSE_MARCHE_CLIENT_ID: undefined });
  expect(await without.ended).toBe(2);
  expect(without.said()).toContain('Il manque\u00a0: PASSE_MARCHE_CLIENT_ID.');
  for (const words of [[], ['pas une adresse'], [receiver.url(), '--every', 'x'], [receiver.url(), '--nonsense']]) {
    const misused = listen(words);
    expect(await misused.ended).toBe(2);
    expect(misused.said()).toContain('Usage');
  }
});
