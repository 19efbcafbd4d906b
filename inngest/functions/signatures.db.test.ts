import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { operatorAt } from '@/lib/audit/by';
import { createEditor } from '@/lib/editors/create-editor';
import { standardWebhookSecret } from '@/lib/editors/new-secrets';
import { confirmWebhookSecret, rotateWebhookSecret } from '@/lib/editors/rotate-webhook-secret';
import { makeDelivery } from '@/lib/webhooks/testing/make-delivery';
import { queueOf } from '@/lib/webhooks/testing/queue-of';

useTestDatabase();

const DAY_MS = 86_400_000;

/** What a receiver that knows these secrets makes of what arrives: the two checks an integrator may choose between. */
type Checked = { legacy: boolean; standard: boolean };
let known: string;
let checked: Checked[];
let server: Server;

// An integrator's receiver, as Express has it: the raw body, before any parsing.
const receiver = express().post('/webhooks', express.raw({ type: 'application/json' }), (request, response) => {
  const body: Buffer = request.body;
  const expected = Buffer.from(`sha256=${createHmac('sha256', known).update(body).digest('hex')}`);
  const given = Buffer.from(request.get('X-Webhook-Signature-SHA256') ?? '');
  const legacy = given.length === expected.length && timingSafeEqual(given, expected);
  checked.push({ legacy, standard: isStandard(body, request.headers as Record<string, string>) });
  response.sendStatus(204);
});

function isStandard(body: Buffer, headers: Record<string, string>): boolean {
  try {
    new Webhook(standardWebhookSecret(known)).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}

beforeAll(async () => {
  server = receiver.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  checked = [];
});

async function newEditor() {
  const { port } = server.address() as AddressInfo;
  const made = await createEditor(
    { name: 'Plateforme', completionWebhookUrl: `http://127.0.0.1:${port}/webhooks` },
    operatorAt(new Date()),
  );
  known = made.webhookSecret;
  return made;
}

/** Sends webhooks and returns what the receiver made of each. */
async function receive(editor: { id: string }): Promise<Checked[]> {
  checked = [];
  for (let count = 0; count < 20; count++) await makeDelivery(editor);
  const line = queueOf(editor.id);
  expect(await line.runBatch()).toEqual({ next: 'end' });
  expect(checked).toHaveLength(20);
  return checked;
}

const all = (legacy: boolean, standard: boolean) => Array.from({ length: 20 }, () => ({ legacy, standard }));

it('Express with an HMAC of the raw body, and the library of Standard Webhooks, accept every webhook', async () => {
  const { editor } = await newEditor();
  expect(await receive(editor)).toEqual(all(true, true));
});

it('neither accepts one when it has another secret', async () => {
  const { editor } = await newEditor();
  known = 'f'.repeat(64);
  expect(await receive(editor)).toEqual(all(false, false));
});

it('during a rotation: both signatures under Standard Webhooks, the old one in the historical header', async () => {
  const { editor, webhookSecret: old } = await newEditor();
  const { webhookSecret } = await rotateWebhookSecret(editor.clientId, 7, operatorAt(new Date()));
  known = old;
  expect(await receive(editor)).toEqual(all(true, true));
  known = webhookSecret;
  expect(await receive(editor)).toEqual(all(false, true));
  await confirmWebhookSecret(editor.clientId, operatorAt(new Date()));
  expect(await receive(editor)).toEqual(all(true, true));
  known = old;
  expect(await receive(editor)).toEqual(all(false, false));
});

it('the grace of a rotation ends by itself', async () => {
  const { editor, webhookSecret: old } = await newEditor();
  // Rotated six days ago, then seven: the clocks of both sides stay the same, which Standard Webhooks checks.
  const now = Date.now();
  const { webhookSecret } = await rotateWebhookSecret(editor.clientId, 7, operatorAt(new Date(now - 6 * DAY_MS)));
  known = old;
  expect(await receive(editor)).toEqual(all(true, true));
  await confirmWebhookSecret(editor.clientId, operatorAt(new Date(now - 6 * DAY_MS)));
  known = webhookSecret;
  expect(await receive(editor)).toEqual(all(true, true));
  const next = await rotateWebhookSecret(editor.clientId, 7, operatorAt(new Date(now - 8 * DAY_MS)));
  known = next.webhookSecret;
  expect(await receive(editor)).toEqual(all(true, true));
  known = webhookSecret;
  expect(await receive(editor)).toEqual(all(false, false));
});
