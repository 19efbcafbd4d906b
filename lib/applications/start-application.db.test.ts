import { describe, expect, it } from 'vitest';
import { findApplicationOfEditor } from '@/db/queries/applications';
import { findMarketOfEditor } from '@/db/queries/markets';
import { changeApplication, changeMarket, everythingStored } from '@/db/testing/change-rows';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { makeMarket } from '@/lib/api/testing/markets';
import { startApplication, whyClosed } from './start-application';

useTestDatabase();

const NOW = new Date('2026-11-22T10:00:00Z');
const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
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

  it.each([
    ['locks a number that is right', { country: 'DE', kind: 'vat', value: 'DE136695976' }, true],
    ['does not lock one whose check digits are wrong', { country: 'DE', kind: 'vat', value: 'DE136695978' }, false],
    ['does not lock a firm that will have a SIRET', { country: 'FR', kind: 'being_registered', value: null }, false],
  ])('%s', async (_what, foreignIdentifier, siretLocked) => {
    const { start } = await openMarket();
    const { application } = await start({ foreign_identifier: foreignIdentifier });
    expect(application).toMatchObject({ siret: null, foreignIdentifier, siretLocked });
  });

  const USER = { siret: SIRET, provider_user_id: 'agent-7' };

  it.each<[string, unknown, unknown]>([
    ['the same SIRET alone', { siret: SIRET }, { siret: SIRET }],
    ['the same SIRET by a user, then by nobody', USER, { siret: SIRET }],
    ['the same SIRET by nobody, then by a user', { siret: SIRET }, USER],
    ['the same SIRET by another user', USER, { ...USER, provider_user_id: 'agent-8' }],
    ['the same user with another SIRET', USER, { ...USER, siret: '35600000000048' }],
    ['the same user without a SIRET', { provider_user_id: 'agent-7' }, { provider_user_id: 'agent-7' }],
  ])('opens a new draft for %s', async (_what, first, second) => {
    const { start } = await openMarket();
    const drafts = [await start(first), await start(second)];
    expect(drafts.map(({ created }) => created)).toEqual([true, true]);
    expect(new Set(drafts.map(({ application }) => application.id)).size).toBe(2);
  });

  it('returns the newest application of the same user and SIRET, on this market only', async () => {
    const { market, start } = await openMarket();
    const first = await start(USER);
    const again = await start({ ...USER, provider_user_id: ' agent-7 ' });
    expect(again.created).toBe(false);
    expect(again.application.id).toBe(first.application.id);
    expect(again.applicationUrl).not.toBe(first.applicationUrl);
    const newer = { marketId: market.id, siret: SIRET, providerUserId: 'agent-7' };
    await changeApplication((await start({})).application.identifier, { ...newer, createdAt: at(1) });
    expect((await start(USER, at(2))).application.createdAt).toEqual(at(1));
    expect(await (await openMarket()).start(USER)).toMatchObject({ created: true });
  });

  it('returns it once submitted too, and discloses nothing of it to others', async () => {
    const { start } = await openMarket();
    const { application } = await start(USER);
    await changeApplication(application.identifier, { completedAt: NOW });
    const again = await start(USER);
    expect(again).toMatchObject({ created: false, application: { id: application.id } });
    expect(await start({ siret: SIRET })).toMatchObject({ created: true });
  });

  it('returns one draft when one user asks ten times at once', async () => {
    const { start } = await openMarket();
    const tenAtOnce = (given: unknown) => Promise.all(Array.from({ length: 10 }, () => start(given)));
    await tenAtOnce({}); // opens the connections, so that the ten below do meet
    const started = await tenAtOnce(USER);
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
