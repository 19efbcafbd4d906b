import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { POST as start } from '@/app/api/v1/public_markets/[identifier]/market_applications/route';
import { findApplicationOfEditor } from '@/db/queries/applications';
import { findMarketOfEditor } from '@/db/queries/markets';
import { changeMarket } from '@/db/testing/change-rows';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { callApi, tokenOf } from '@/lib/api/testing/call-api';
import { itAllowsOnly, itIsGuarded } from '@/lib/api/testing/guarded';
import { makeMarket } from '@/lib/api/testing/markets';
import { submitApplication } from '@/lib/applications/submit-application';
import { completeMarket } from '@/lib/markets/complete-market';
import { saveSetup } from '@/lib/markets/configure-market';
import * as routes from './route';

useTestDatabase();

let owner: TestEditor;
let token: string;
let identifier: string;

beforeAll(async () => {
  owner = await makeTestEditor();
  token = await tokenOf(owner);
});
beforeEach(async () => {
  identifier = await makeMarket(owner);
});

const cancel = (text?: string) =>
  callApi(routes.POST, { method: 'POST', token, params: { identifier }, ...(text !== undefined && { text }) });
const startApplication = () => callApi(start, { method: 'POST', token, params: { identifier } });

async function market() {
  const found = await findMarketOfEditor(owner.editor.id, identifier);
  if (!found) throw new Error('no market');
  return found;
}

describe('POST /api/v1/public_markets/{identifier}/cancel', () => {
  describe('200', () => {
    it.each([undefined, '', '{}', 'not JSON'])('the market, cancelled, whatever the body: %j', async (body) => {
      const answer = await cancel(body);
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({ identifier, state: 'cancelled', completed_at: expect.any(String) });
    });

    it('again and again: nothing more changes', async () => {
      const first = await (await cancel()).json();
      const cancelledAt = (await market()).cancelledAt;
      const again = await Promise.all([cancel(), cancel(), cancel()]);
      expect(again.map((answer) => answer.status)).toEqual([200, 200, 200]);
      expect(await again[0]?.json()).toEqual(first);
      expect((await market()).cancelledAt).toEqual(cancelledAt);
    });

    it('before the market is configured: its buyer can configure and finalise nothing more', async () => {
      identifier = await makeMarket(owner, { completed: false });
      expect(await (await cancel()).json()).toMatchObject({ state: 'cancelled', sync_status: null });
      const { id } = await market();
      await expect(saveSetup(id, 'no', true)).rejects.toMatchObject({ code: 'conflict' });
      await expect(completeMarket(id, new Date())).rejects.toMatchObject({ code: 'conflict' });
    });

    it('after the deadline', async () => {
      await changeMarket(identifier, { deadline: new Date('2020-01-01T00:00:00Z') });
      expect((await cancel()).status).toBe(200);
    });

    it('no application can be started or submitted any more', async () => {
      const { identifier: started } = await (await startApplication()).json();
      await cancel();
      const refused = await startApplication();
      expect(refused.status).toBe(422);
      expect((await refused.json()).details).toMatchObject([{ code: 'cancelled' }]);
      const found = await findApplicationOfEditor(owner.editor.id, started);
      const outcome = await submitApplication(found?.application.id ?? '', new Date());
      expect(outcome).toEqual({ submitted: false, refusal: 'cancelled' });
    });
  });

  itIsGuarded(routes.POST, 'api_write', () => ({ owner, request: { method: 'POST', params: { identifier } } }));
  itAllowsOnly('POST, OPTIONS', { ...routes });
});
