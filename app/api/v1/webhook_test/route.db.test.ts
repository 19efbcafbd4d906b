import { beforeEach, describe, expect, it } from 'vitest';
import { changeEditor } from '@/db/testing/change-rows';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { alter, auditRowsAbout, eventsAbout } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { callApi, tokenOf } from '@/lib/api/testing/call-api';
import { itAllowsOnly } from '@/lib/api/testing/guarded';
import * as routes from './route';

useTestDatabase();

let owner: TestEditor;
let token: string;

beforeEach(async () => {
  owner = await makeTestEditor();
  token = await tokenOf(owner);
});

const ask = (as = token) => callApi(routes.POST, { method: 'POST', token: as });
const read = async (as = token) => (await callApi(routes.GET, { token: as })).json();

describe('POST /api/v1/webhook_test', () => {
  it('202: one sample for each event, which waits; it is read back, promised once and audited', async () => {
    const answer = await ask();
    expect(answer.status).toBe(202);
    const test = await answer.json();
    expect(test.data.map(({ event }: { event: string }) => event)).toEqual([
      'market.completed',
      'market_application.completed',
    ]);
    for (const sample of test.data) {
      expect(sample).toMatchObject({ sent_at: null, duration_ms: null, http_status: null, error: null });
    }
    expect(await read()).toEqual(test);
    const [{ id }] = test.data;
    expect((await eventsAbout(id)).map(({ name }) => name)).toEqual(['webhook/test-requested']);
    expect(await auditRowsAbout(owner.clientId)).toMatchObject([
      { action: 'webhook.tested', actorKind: 'editor', actorId: owner.clientId },
    ]);
  });

  it('202: withdrawals too, of an editor that is told of them', async () => {
    await changeEditor(owner.editor.id, { toldOfWithdrawals: true });
    const { data } = await (await ask()).json();
    expect(data.map(({ event }: { event: string }) => event)).toContain('market_application.withdrawn');
  });

  it('202: asked for again while it is under way, nothing more is sent; two minutes later, another is', async () => {
    const [first, second] = await Promise.all([ask(), ask()]);
    const { data } = await first.json();
    expect((await second.json()).data).toEqual(data);
    await alter(`update webhook_tests set requested_at = requested_at - interval '2 minutes'`);
    const again = await (await ask()).json();
    expect(again.data[0].id).not.toBe(data[0].id);
    expect(await read()).toEqual(again);
  });

  it('422 for an editor without a webhook address', async () => {
    await changeEditor(owner.editor.id, { completionWebhookUrl: null });
    const answer = await ask();
    expect(answer.status).toBe(422);
    const message = 'L’essai est impossible\u00a0: cet éditeur n’a pas d’adresse de webhook';
    expect(await answer.json()).toEqual({
      errors: [message],
      details: [{ field: 'webhook_test', code: 'no_webhook_address', message }],
    });
  });

  it('401 without a token, 403 with one that may only read', async () => {
    expect((await callApi(routes.POST, { method: 'POST' })).status).toBe(401);
    expect((await ask(await tokenOf(owner, 'api_read'))).status).toBe(403);
  });
});

describe('GET /api/v1/webhook_test', () => {
  it('200: nothing before the first, nothing of another editor’s', async () => {
    await ask();
    const other = await makeTestEditor();
    expect(await read(await tokenOf(other))).toEqual({ requested_at: null, data: [] });
  });

  it('401 without a token, 403 with one that may only write', async () => {
    expect((await callApi(routes.GET)).status).toBe(401);
    expect((await callApi(routes.GET, { token: await tokenOf(owner, 'api_write') })).status).toBe(403);
  });

  itAllowsOnly('GET, HEAD, POST, OPTIONS', { ...routes });
});
