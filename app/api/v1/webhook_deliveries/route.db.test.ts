import { createHmac, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { putAttempt, setSyncStatus } from '@/db/queries/webhooks/deliveries';
import { SYNC_STATUSES } from '@/db/schema/deliveries';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { callApi, tokenOf } from '@/lib/api/testing/call-api';
import { itAllowsOnly, itIsGuarded } from '@/lib/api/testing/guarded';
import { makeDelivery, PAYLOAD } from '@/lib/webhooks/testing/make-delivery';
import * as one from './[id]/route';
import * as routes from './route';

useTestDatabase();

const AT = new Date('2026-11-22T10:00:00.123Z');

let owner: TestEditor;
let token: string;

beforeAll(async () => {
  owner = await makeTestEditor();
  token = await tokenOf(owner);
});

const list = (query = '', as = token) => callApi(routes.GET, { token: as, path: `/api/v1/webhook_deliveries${query}` });

describe('GET /api/v1/webhook_deliveries', () => {
  describe('200', () => {
    it('the editor’s own, newest first, page after page, with their attempts', async () => {
      const editor = await makeTestEditor();
      const as = await tokenOf(editor);
      await makeDelivery(owner.editor);
      const made: string[] = [];
      for (let place = 0; place < 5; place++) {
        const createdAt = new Date(AT.getTime() + Math.floor(place / 2));
        const { id } = await makeDelivery(editor.editor, 'sync_failed', createdAt);
        await putAttempt({ deliveryId: id, number: 1, at: AT, durationMs: place, httpStatus: 500 + place });
        made.push(id);
      }
      const found: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page = await (await list(`?limit=2${cursor && `&cursor=${cursor}`}`, as)).json();
        expect(page.data.length).toBeLessThanOrEqual(2);
        found.push(...page.data.map((delivery: { id: string }) => delivery.id));
        for (const { id, attempts } of page.data) {
          expect(attempts).toMatchObject([{ number: 1, http_status: 500 + made.indexOf(id) }]);
        }
        cursor = page.next_cursor;
      }
      expect(found.toSorted()).toEqual(made.toSorted());
      expect(found[0]).toBe(made[4]);
    });

    it.each(SYNC_STATUSES)('only those that are %s', async (status) => {
      const editor = await makeTestEditor();
      const made = await Promise.all(SYNC_STATUSES.map((each) => makeDelivery(editor.editor, each)));
      const { data } = await (await list(`?status=${status}`, await tokenOf(editor))).json();
      expect(data).toMatchObject([{ id: made[SYNC_STATUSES.indexOf(status)]?.id, sync_status: status, attempts: [] }]);
    });

    it('none', async () => {
      const answer = await list('', await tokenOf(await makeTestEditor()));
      expect(await answer.json()).toEqual({ data: [], next_cursor: null });
    });
  });

  describe('422', () => {
    it.each([
      ['status=failed', 'status', 'Le paramètre «\u00a0status\u00a0» contient une valeur inconnue'],
      ['limit=0', 'limit', 'Le paramètre «\u00a0limit\u00a0» doit être un nombre entier de 1 à 100'],
      ['limit=1e1', 'limit', 'Le paramètre «\u00a0limit\u00a0» doit être un nombre entier de 1 à 100'],
      [
        'cursor=abc',
        'cursor',
        'Le paramètre «\u00a0cursor\u00a0» n’est pas une valeur donnée par «\u00a0next_cursor\u00a0»',
      ],
    ])('for ?%s', async (query, field, message) => {
      const answer = await list(`?${query}`);
      expect(answer.status).toBe(422);
      expect(await answer.json()).toEqual({
        errors: [message],
        details: [{ field, code: expect.any(String), message }],
      });
    });
  });

  it('401 without a token, 403 without api_read', async () => {
    expect((await callApi(routes.GET)).status).toBe(401);
    expect((await list('', await tokenOf(owner, 'api_write'))).status).toBe(403);
  });

  itAllowsOnly('GET, HEAD, OPTIONS', { ...routes });
});

describe('GET /api/v1/webhook_deliveries/{id}', () => {
  let id: string;
  beforeAll(async () => {
    ({ id } = await makeDelivery(owner.editor, 'sync_pending', AT));
  });

  describe('200', () => {
    it('the delivery and its attempts, in order', async () => {
      await putAttempt({ deliveryId: id, number: 2, at: AT, durationMs: 30, error: 'ECONNREFUSED' });
      await putAttempt({ deliveryId: id, number: 1, at: AT, durationMs: 12, httpStatus: 503, answerExcerpt: 'panne' });
      await setSyncStatus(id, 'sync_processing', new Date('2026-11-22T10:00:04Z'));
      const answer = await callApi(one.GET, { token, params: { id } });
      expect(answer.status).toBe(200);
      expect(await answer.json()).toEqual({
        id,
        event: 'market.completed',
        identifier: 'VR-2026-000000000000',
        sync_status: 'sync_processing',
        created_at: '2026-11-22T10:00:00.123Z',
        next_attempt_at: '2026-11-22T10:00:04.000Z',
        attempts: [
          { number: 1, at: AT.toISOString(), duration_ms: 12, http_status: 503, error: null },
          { number: 2, at: AT.toISOString(), duration_ms: 30, http_status: null, error: 'ECONNREFUSED' },
        ],
        body: PAYLOAD,
        headers: expect.any(Object),
      });
    });

    it('with headers signed just now, by which a receiver takes the body', async () => {
      const answer = await callApi(one.GET, { token, params: { id } });
      const { body, headers } = await answer.json();
      expect(headers).toMatchObject({ 'Content-Type': 'application/json', 'webhook-id': id });
      expect(Math.abs(Date.now() / 1000 - Number(headers['webhook-timestamp']))).toBeLessThan(10);
      const sign = (text: string) => createHmac('sha256', owner.webhookSecret).update(text);
      expect(headers['X-Webhook-Signature-SHA256']).toBe(`sha256=${sign(body).digest('hex')}`);
      const signed = sign(`${id}.${headers['webhook-timestamp']}.${body}`).digest('base64');
      expect(headers['webhook-signature']).toBe(`v1,${signed}`);
    });
  });

  itIsGuarded(one.GET, 'api_read', () => ({ owner, request: { params: { id: id ?? randomUUID() } } }));
  itAllowsOnly('GET, HEAD, OPTIONS', { ...one });
});
