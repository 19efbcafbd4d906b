import { expect, it, vi } from 'vitest';
import { POST as retryByBuyer } from '@/app/buyer/public_markets/[identifier]/retry_sync/route';
import { POST as retryByCandidate } from '@/app/candidate/market_applications/[identifier]/retry_sync/route';
import { inTransaction } from '@/db/database';
import { insertSession } from '@/db/queries/access';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestApplication, makeTestMarket } from '@/db/testing/make-test-market';
import { auditRowsAbout } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { createAccessLink } from '@/lib/auth/access-links';
import { enterByLink } from '@/lib/auth/enter-by-link';
import { forgetEnv } from '@/lib/env';
import { digestSecret } from '@/lib/keys';
import { withOrigin } from '@/lib/observability/origin';
import { makeDelivery } from '@/lib/webhooks/testing/make-delivery';

// The cookie of a request exists in a server only; the guards then ask the database as ever.
const session = vi.hoisted(() => ({ id: '' as string | null }));
vi.mock('@/lib/auth/session', async (original) => ({
  ...(await original()),
  currentSessionId: async () => session.id,
}));

useTestDatabase();

const NOW = new Date();
const expiresAt = new Date(NOW.getTime() + 3_600_000);

it.each([
  ['buyer', 'market', retryByBuyer],
  ['candidate', 'application', retryByCandidate],
] as const)(
  'the log says that a %s had the news sent again, once, and from which request',
  async (kind, subject, post) => {
    forgetEnv();
    const { editor } = await makeTestEditor();
    const market = await makeTestMarket(editor.id, ['identite_entreprise_contact_email']);
    const about = subject === 'market' ? market : await makeTestApplication(market);
    const delivery = await makeDelivery(editor, 'sync_failed', NOW, about.id);
    const digest = digestSecret(`the browser of a ${kind}`);
    const browser = await inTransaction((tx) => insertSession(tx, { digest, createdAt: NOW, expiresAt }));
    session.id = browser.id;
    const send = () => {
      const request = new Request('http://localhost/x', {
        method: 'POST',
        headers: { 'Sec-Fetch-Site': 'same-origin' },
      });
      const params = Promise.resolve({ identifier: about.identifier });
      return withOrigin({ requestId: 'request-1' }, () => post(request, { params }));
    };
    await send();
    expect(await auditRowsAbout(delivery.id), 'without access').toEqual([]);

    const token = await inTransaction((tx) => createAccessLink(tx, { subject, subjectId: about.id, expiresAt }, NOW));
    await enterByLink({ token, subject, subjectId: about.id }, browser, NOW);
    expect((await send()).status).toBe(303);
    await send();
    expect(await auditRowsAbout(delivery.id)).toMatchObject([
      { action: 'delivery.redelivered', actorKind: kind, actorId: session.id, requestId: 'request-1' },
    ]);
  },
);
