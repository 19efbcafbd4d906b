import { beforeAll, describe, expect, it } from 'vitest';
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

const list = async (query = '', as = token) =>
  (await callApi(GET, { token: as, path: `/api/v1/public_markets${query}` })).json();

describe('GET /api/v1/public_markets', () => {
  it('200 with api_read, 403 with api_write', async () => {
    expect((await callApi(GET, { token: await tokenOf(editor, 'api_read') })).status).toBe(200);
    const answer = await callApi(GET, { token: await tokenOf(editor, 'api_write') });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual({ error: 'Forbidden' });
  });

  it.each(['?cursor=', '?limit=', '?limit=&cursor='])('%s: an empty parameter is absent', async (query) => {
    expect(await list(query)).toEqual(await list());
  });

  it('returns an empty page to an editor without markets', async () => {
    expect(await list('', await tokenOf(await makeTestEditor()))).toEqual({ data: [], next_cursor: null });
  });

  it('returns the editor’s own markets, newest first, page after page, each once, even made in the same instant', async () => {
    const other = await makeTestEditor();
    await makeMarket(editor);
    const made: string[] = [];
    for (let place = 0; place < 7; place++) {
      const now = new Date(Date.UTC(2030, 0, 1, 0, 0, 0, Math.floor(place / 3)));
      made.push(await makeMarket(other, { now, completed: false }));
    }
    const as = await tokenOf(other);
    const pages: string[][] = [];
    let cursor: string | null = null;
    do {
      const page = await list(`?limit=2${cursor ? `&cursor=${cursor}` : ''}`, as);
      pages.push(page.data.map((market: { identifier: string }) => market.identifier));
      cursor = page.next_cursor;
    } while (cursor);
    expect(pages.map((page) => page.length)).toEqual([2, 2, 2, 1]);
    expect(pages.flat().toSorted()).toEqual(made.toSorted());
    expect(pages.flat()[0]).toBe(made[6]);
    expect(pages.flat().slice(1, 4).toSorted()).toEqual(made.slice(3, 6).toSorted());
  });

  it('has no next page when the last one is full', async () => {
    const other = await makeTestEditor();
    await makeMarket(other);
    await makeMarket(other);
    expect(await list('?limit=2', await tokenOf(other))).toMatchObject({ next_cursor: null });
  });

  it('returns 20 at a time unless asked, 100 at most', async () => {
    const other = await makeTestEditor();
    await Promise.all(Array.from({ length: 21 }, () => makeMarket(other, { completed: false })));
    const as = await tokenOf(other);
    expect((await list('', as)).data).toHaveLength(20);
    expect((await list('?limit=100', as)).data).toHaveLength(21);
  });

  const cursorOf = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const anId = '11111111-1111-4111-8111-111111111111';

  it.each([
    'limit=0',
    'limit=101',
    'limit=-1',
    'limit=1.5',
    'limit=ten',
    'cursor=abc',
    `cursor=${cursorOf(['2026-01-01T00:00:00.000Z'])}`,
    `cursor=${cursorOf(['2026-01-01T00:00:00.000Z', 'x'])}`,
    `cursor=${cursorOf(['yesterday', anId])}`,
    `cursor=${cursorOf(['0000-01-01T00:00:00.000Z', anId])}`,
  ])('422 for ?%s', async (query) => {
    const answer = await callApi(GET, { token, path: `/api/v1/public_markets?${query}` });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: [expect.any(String)] });
  });

  it('another editor’s cursor shows nothing of theirs', async () => {
    const other = await makeTestEditor();
    await makeMarket(other);
    await makeMarket(other);
    const { next_cursor } = await list('?limit=1', await tokenOf(other));
    const stranger = await tokenOf(await makeTestEditor());
    expect(await list(`?cursor=${next_cursor}`, stranger)).toEqual({ data: [], next_cursor: null });
  });
});
