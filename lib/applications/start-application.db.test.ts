import { describe, expect, it } from 'vitest';
import { findApplicationOfEditor } from '@/db/queries/applications';
import { findMarketOfEditor } from '@/db/queries/markets';
import { changeMarket, everythingStored } from '@/db/testing/change-rows';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { makeMarket } from '@/lib/api/testing/markets';
import { startApplication, whyClosed } from './start-application';

useTestDatabase();

const NOW = new Date('2026-11-22T10:00:00Z');
const SIRET = '73282932000074';

async function openMarket(overrides: Record<string, unknown> = {}) {
  const owner = await makeTestEditor();
  const identifier = await makeMarket(owner, { now: NOW, ...overrides });
  const market = await findMarketOfEditor(owner.editor.id, identifier);
  if (!market) throw new Error('no market');
  const start = (given: unknown, now = NOW) => startApplication(market, given, 'fr', now);
  return { owner, market, identifier, start };
}

describe('startApplication', () => {
  it('keeps what the editor gave', async () => {
    const { owner, start } = await openMarket();
    const { application } = await start({ siret: '732 829 320 00074', provider_user_id: ' agent ', unknown: 1 });
    const found = await findApplicationOfEditor(owner.editor.id, application.identifier);
    expect(found?.application).toMatchObject({
      siret: SIRET,
      siretLocked: true,
      providerUserId: 'agent',
      createdAt: NOW,
      completedAt: null,
      companyName: null,
    });
  });

  it('does not lock a SIRET of 14 digits that fails the full rule', async () => {
    const { start } = await openMarket();
    const { application } = await start({ siret: '12345678901234' });
    expect(application).toMatchObject({ siret: '12345678901234', siretLocked: false });
  });

  it('gives the same draft for the same SIRET, and another on another market', async () => {
    const { start } = await openMarket();
    const first = await start({ siret: SIRET });
    const again = await start({ siret: SIRET });
    expect(first.created).toBe(true);
    expect(again.created).toBe(false);
    expect(again.application.id).toBe(first.application.id);
    const elsewhere = await (await openMarket()).start({ siret: SIRET });
    expect(elsewhere.created).toBe(true);
  });

  it('gives one draft when the same SIRET is asked for ten times at once', async () => {
    const { start } = await openMarket();
    const tenAtOnce = (given: unknown) => Promise.all(Array.from({ length: 10 }, () => start(given)));
    await tenAtOnce({}); // opens the connections, so that the ten below do meet
    const started = await tenAtOnce({ siret: SIRET });
    expect(new Set(started.map(({ application }) => application.id)).size).toBe(1);
    expect(started.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(started.map(({ applicationUrl }) => applicationUrl)).size).toBe(10);
  });

  it('sees a cancellation that came after the market was read', async () => {
    const { identifier, start } = await openMarket();
    await changeMarket(identifier, { cancelledAt: NOW });
    await expect(start({})).rejects.toMatchObject({ code: 'invalid', violations: [{ code: 'cancelled' }] });
  });

  it('takes a market until its deadline, that instant included', async () => {
    const { market, start } = await openMarket({ deadline: '2026-11-23T12:00:00Z' });
    await expect(start({}, market.deadline)).resolves.toMatchObject({ created: true });
    const after = new Date(market.deadline.getTime() + 1);
    await expect(start({}, after)).rejects.toMatchObject({ violations: [{ code: 'deadline_passed' }] });
  });

  it('takes a market whose deadline is the last that can be written', async () => {
    const { start } = await openMarket({ deadline: '9999-12-31' });
    await expect(start({})).resolves.toMatchObject({ created: true });
  });

  it('keeps the token of the link as a digest only', async () => {
    const { start } = await openMarket();
    const { application, applicationUrl } = await start({});
    const [, token = ''] = /\/access\/([^/]+)\//.exec(applicationUrl) ?? [];
    expect(token).toHaveLength(43);
    const stored = await everythingStored();
    expect(stored).toContain(application.identifier);
    expect(stored).not.toContain(token);
  });
});

describe('whyClosed', () => {
  const deadline = new Date('2026-12-01T00:00:00Z');
  it.each([
    [{ completedAt: null, cancelledAt: null, deadline }, 'not_configured'],
    [{ completedAt: NOW, cancelledAt: null, deadline }, undefined],
    [{ completedAt: NOW, cancelledAt: NOW, deadline }, 'cancelled'],
    [{ completedAt: null, cancelledAt: NOW, deadline }, 'cancelled'],
    [{ completedAt: NOW, cancelledAt: null, deadline: new Date('2026-11-22T09:59:59.999Z') }, 'deadline_passed'],
    [{ completedAt: null, cancelledAt: null, deadline: new Date('2026-01-01T00:00:00Z') }, 'not_configured'],
  ])('%j: %s', (market, reason) => {
    expect(whyClosed(market, NOW)).toBe(reason);
  });
});
