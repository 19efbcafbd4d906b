import { describe, expect, it } from 'vitest';
import { alter, applicationRow, deliveriesAbout, eventsAbout } from '@/db/testing/read-rows';
import { TEST_BASE_URL, useTestDatabase } from '@/db/testing/use-test-database';
import { makeSubmitted } from '@/lib/documents/testing/make-submitted';
import { announceDocuments } from './announce-documents';

useTestDatabase();

const NOW = new Date('2026-11-22T14:31:00.456Z');

describe('the news', () => {
  it('is promised once, however often and however many at once, with the text of the contract', async () => {
    const { id, application, market, editor } = await makeSubmitted();
    await Promise.all([0, 1, 2, 3, 4].map(() => announceDocuments(id, NOW)));
    await announceDocuments(id, new Date(NOW.getTime() + 1000));
    expect((await applicationRow(id))?.documentsReadyAt).toEqual(NOW);
    const [delivery, ...others] = await deliveriesAbout(id);
    expect(others).toEqual([]);
    expect(delivery).toMatchObject({
      editorId: editor.id,
      event: 'market_application.completed',
      identifier: application.identifier,
      syncStatus: 'sync_pending',
      createdAt: NOW,
    });
    const address = `${TEST_BASE_URL}/api/v1/market_applications/${application.identifier}`;
    expect(JSON.parse(delivery?.payload ?? '')).toStrictEqual({
      event: 'market_application.completed',
      timestamp: '2026-11-22T14:30:45.123Z',
      market_identifier: market.identifier,
      market_application: {
        identifier: application.identifier,
        siret: '13002526500013',
        foreign_identifier: null,
        company_name: 'Menuiserie Lefèvre',
        lots: [],
        members: [],
        replaces: null,
        completed_at: '2026-11-22T14:30:45.123Z',
        attestation_url: `${address}/attestation`,
        documents_package_url: `${address}/documents_package`,
      },
    });
    expect(await eventsAbout(delivery?.id ?? 'none')).toEqual([
      { name: 'webhook/requested', data: { deliveryId: delivery?.id, editorId: editor.id } },
    ]);
  });

  it('is nothing to send to an editor without webhook address', async () => {
    const { id } = await makeSubmitted({ completionWebhookUrl: null });
    await announceDocuments(id, NOW);
    expect(await deliveriesAbout(id)).toMatchObject([{ syncStatus: 'sync_completed' }]);
    expect(await eventsAbout(id)).toEqual([]);
  });

  it('and the stamp stand or fall together', async () => {
    const { id } = await makeSubmitted();
    await alter('alter table outbox add constraint full_house check (false) not valid');
    try {
      await expect(announceDocuments(id, NOW)).rejects.toThrow();
    } finally {
      await alter('alter table outbox drop constraint full_house');
    }
    expect((await applicationRow(id))?.documentsReadyAt).toBeNull();
    expect(await deliveriesAbout(id)).toEqual([]);
  });
});
