import { beforeAll, describe, expect, it } from 'vitest';
import { changeMarket } from '@/db/testing/change-rows';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { callApi, tokenOf } from '@/lib/api/testing/call-api';
import { makeMarket } from '@/lib/api/testing/markets';
import { GET } from './route';

useTestDatabase();

let editor: TestEditor;
let token: string;

beforeAll(async () => {
  editor = await makeTestEditor();
  token = await tokenOf(editor);
});

const get = (identifier: string, as = token) => callApi(GET, { token: as, params: { identifier } });

describe('GET /api/v1/public_markets/{identifier}', () => {
  it('200 with the market as it was sent', async () => {
    const now = new Date('2026-11-22T14:30:45.123Z');
    const identifier = await makeMarket(editor, {
      completed: false,
      now,
      deadline: '2027-07-14T12:00',
      market_type_codes: ['supplies', 'defense'],
      lots: [{ name: 'Lot 1', cpv_code: '30000000-9' }, { name: 'Lot 2' }],
      provider_user_id: 'agent-42',
    });
    const answer = await get(identifier, await tokenOf(editor, 'api_read'));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-request-id')).toBeTruthy();
    expect(await answer.json()).toEqual({
      identifier,
      name: 'Rénovation de l’école',
      lot_name: null,
      lots: [
        { number: 1, name: 'Lot 1', cpv_code: '30000000-9' },
        { number: 2, name: 'Lot 2', cpv_code: null },
      ],
      deadline: '2027-07-14T10:00:00.000Z',
      siret: '13002526500013',
      market_type_codes: ['supplies', 'defense'],
      provider_user_id: 'agent-42',
      state: 'pending',
      sync_status: null,
      created_at: '2026-11-22T14:30:45.123Z',
      completed_at: null,
      field_keys: [],
    });
  });

  it('says completed, then cancelled', async () => {
    const identifier = await makeMarket(editor);
    expect(await (await get(identifier)).json()).toMatchObject({
      state: 'completed',
      completed_at: expect.any(String),
    });
    await changeMarket(identifier, { cancelledAt: new Date() });
    expect(await (await get(identifier)).json()).toMatchObject({ state: 'cancelled' });
  });

  it('404, the same for what does not exist and for what is another editor’s', async () => {
    const others = await makeMarket(await makeTestEditor());
    for (const identifier of [others, 'VR-2026-000000000000', '', '\0', "'", others.toLowerCase()]) {
      const answer = await get(identifier);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toEqual({ error: 'Resource not found' });
    }
  });

  it('401 and 403 say nothing of the market', async () => {
    const identifier = await makeMarket(editor);
    expect((await callApi(GET, { params: { identifier } })).status).toBe(401);
    expect((await get(identifier, await tokenOf(editor, 'api_write'))).status).toBe(403);
  });
});
