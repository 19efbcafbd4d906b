import { expect, it } from 'vitest';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makePendingMarket } from '@/db/testing/make-test-market';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { whatIsWrong } from '@/lib/api/testing/check-answer';
import { loadSubmitted } from '@/lib/documents/content/submitted-application';
import { applicationCompletedPayload } from '@/lib/documents/publish/announce-documents';
import { makeSubmitted } from '@/lib/documents/testing/make-submitted';
import { marketCompletedPayload } from '@/lib/markets/complete-market';
import { webhookHeaders } from '@/lib/webhooks/sign-webhook';
import { webhookItems } from './webhooks';

useTestDatabase();

const NOW = new Date('2026-11-22T14:30:45.123Z');

it.each([
  ['without lots', []],
  [
    'with lots, one of them without a code',
    [
      { number: 1, name: 'Gros œuvre', cpvCode: '45214200-2' },
      { number: 2, name: 'Peinture', cpvCode: null },
    ],
  ],
])('what is sent of a market %s is what the document says', async (_what, lots) => {
  const { editor } = await makeTestEditor();
  const market = await makePendingMarket(editor.id);
  const payload = marketCompletedPayload(market, lots, [{ key: 'siret' }], NOW);
  expect(whatIsWrong('#/components/schemas/MarketCompleted', payload)).toBe('');
});

it('what is sent of an application is what the document says', async () => {
  const payload = applicationCompletedPayload(await loadSubmitted((await makeSubmitted()).id), []);
  expect(whatIsWrong('#/components/schemas/MarketApplicationCompleted', payload)).toBe('');
});

it('the header fields that are sent are those of the document', () => {
  const sent = webhookHeaders({ id: 'a', body: '{}' }, ['secret'], NOW);
  for (const item of Object.values(webhookItems('http://localhost:3000'))) {
    const names = (item.post?.parameters ?? []).flatMap((parameter) => ('name' in parameter ? parameter.name : []));
    expect(names.filter((name) => name !== 'User-Agent').toSorted()).toEqual(Object.keys(sent).toSorted());
  }
});
