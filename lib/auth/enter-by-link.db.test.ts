import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import { findSession } from '@/db/queries/access';
import { findApplicationOpenTo } from '@/db/queries/applications';
import { findMarketOpenTo } from '@/db/queries/markets';
import type { Subject } from '@/db/schema/access';
import { auditRows } from '@/db/testing/audit-rows';
import { everythingStored } from '@/db/testing/change-rows';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makePendingMarket, makeTestApplication } from '@/db/testing/make-test-market';
import { alter, grantRows, sessionRows } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { digestSecret } from '@/lib/keys';
import { createAccessLink, LINK_LIFETIME_MS } from './access-links';
import { enterByLink } from './enter-by-link';

useTestDatabase();

const NOW = new Date('2026-11-22T10:00:00.123Z');
const EXPIRES = new Date(NOW.getTime() + LINK_LIFETIME_MS);
const DAY_MS = 86_400_000;

let editorId: string;

beforeAll(async () => {
  editorId = (await makeTestEditor()).editor.id;
});

const newMarket = () => makePendingMarket(editorId);
const linkTo = (subject: Subject, subjectId: string) =>
  inTransaction((tx) => createAccessLink(tx, { subject, subjectId, expiresAt: EXPIRES }, NOW));

async function enter(token: string, subject: Subject, subjectId: string, session: string | null = null, now = NOW) {
  const entered = await enterByLink({ token, subject, subjectId }, session, now);
  const sessionToken = entered?.newSessionToken;
  return { entered, session: sessionToken ? await findSession(digestSecret(sessionToken)) : undefined };
}

describe('a link', () => {
  it('opens its market to a browser that had no session, for 24 hours', async () => {
    const market = await newMarket();
    const { session } = await enter(await linkTo('market', market.id), 'market', market.id);
    expect(session).toMatchObject({ createdAt: NOW, expiresAt: new Date(NOW.getTime() + DAY_MS) });
    expect((await findMarketOpenTo(session?.id ?? '', market.identifier))?.id).toBe(market.id);
  });

  it('may be used again, each time by another browser', async () => {
    const market = await newMarket();
    const token = await linkTo('market', market.id);
    const first = await enter(token, 'market', market.id);
    const second = await enter(token, 'market', market.id);
    expect(first.session?.id).not.toBe(second.session?.id);
    for (const { session } of [first, second]) {
      expect(await findMarketOpenTo(session?.id ?? '', market.identifier)).toBeDefined();
    }
  });

  it('is in the audit log each time it is used, with the session that it opened; one that opens nothing is not', async () => {
    const market = await newMarket();
    const token = await linkTo('market', market.id);
    const before = (await auditRows()).length;
    const { session } = await enter(token, 'market', market.id);
    await enter(token, 'market', market.id, session?.id);
    await enter('another', 'market', market.id);
    const used = { action: 'market.link_used', targetKind: 'market', targetId: market.id, actorKind: 'buyer' };
    const rows = (await auditRows()).slice(before);
    expect(rows).toMatchObject([1, 2].map(() => ({ ...used, actorId: session?.id })));
  });

  it('opens until the last millisecond of its 30 days, and no longer', async () => {
    const market = await newMarket();
    const token = await linkTo('market', market.id);
    const at = (ms: number) => enter(token, 'market', market.id, null, new Date(ms));
    expect((await at(EXPIRES.getTime() - 1)).session).toBeDefined();
    expect((await at(EXPIRES.getTime())).entered).toBeUndefined();
  });

  it('opens nothing once revoked, and closes the sessions that came by it', async () => {
    const market = await newMarket();
    const token = await linkTo('market', market.id);
    const { session } = await enter(token, 'market', market.id);
    await alter(`update access_links set revoked_at = now() where digest = '${digestSecret(token)}'`);
    expect((await enter(token, 'market', market.id)).entered).toBeUndefined();
    expect(await findMarketOpenTo(session?.id ?? '', market.identifier)).toBeUndefined();
    const fresh = await linkTo('market', market.id);
    await enter(fresh, 'market', market.id, session?.id);
    expect(await findMarketOpenTo(session?.id ?? '', market.identifier)).toBeDefined();
  });

  it('opens no other market, nor the application of the same id', async () => {
    const [market, other] = [await newMarket(), await newMarket()];
    const token = await linkTo('market', market.id);
    expect((await enter(token, 'market', other.id)).entered).toBeUndefined();
    expect((await enter(token, 'application', market.id)).entered).toBeUndefined();
    const { session } = await enter(token, 'market', market.id);
    expect(await findMarketOpenTo(session?.id ?? '', other.identifier)).toBeUndefined();
    expect(await findApplicationOpenTo(session?.id ?? '', market.identifier)).toBeUndefined();
  });

  it.each(['', 'unknown', '\u0000', 'a'.repeat(100_000)])(
    'with a token that was never given (%#) opens nothing',
    async (token) => {
      const market = await newMarket();
      const before = (await sessionRows()).length;
      expect((await enter(token, 'market', market.id)).entered).toBeUndefined();
      expect(await sessionRows()).toHaveLength(before);
    },
  );

  it('to a market does not open its applications', async () => {
    const market = await newMarket();
    const application = await makeTestApplication(market);
    const { session } = await enter(await linkTo('market', market.id), 'market', market.id);
    expect(await findApplicationOpenTo(session?.id ?? '', application.identifier)).toBeUndefined();
  });

  it('to an application opens it with its market, and neither the market’s own pages nor its neighbour', async () => {
    const market = await newMarket();
    const [application, neighbour] = [await makeTestApplication(market), await makeTestApplication(market)];
    const { session } = await enter(await linkTo('application', application.id), 'application', application.id);
    const open = await findApplicationOpenTo(session?.id ?? '', application.identifier);
    expect(open).toMatchObject({ application: { id: application.id }, market: { id: market.id } });
    expect(await findApplicationOpenTo(session?.id ?? '', neighbour.identifier)).toBeUndefined();
    expect(await findMarketOpenTo(session?.id ?? '', market.identifier)).toBeUndefined();
  });
});

describe('a session', () => {
  it('holds several grants, one per market or application', async () => {
    const [market, other] = [await newMarket(), await newMarket()];
    const application = await makeTestApplication(other);
    const { session } = await enter(await linkTo('market', market.id), 'market', market.id);
    const id = session?.id ?? '';
    for (const [subject, subjectId] of [
      ['market', other.id],
      ['application', application.id],
      ['market', other.id],
    ] as const) {
      const { entered } = await enter(await linkTo(subject, subjectId), subject, subjectId, id);
      expect(entered).toEqual({ newSessionToken: null });
    }
    expect(await grantRows(id)).toHaveLength(3);
    expect(await findMarketOpenTo(id, market.identifier)).toBeDefined();
    expect(await findMarketOpenTo(id, other.identifier)).toBeDefined();
    expect(await findApplicationOpenTo(id, application.identifier)).toBeDefined();
  });

  it('and a link leave only their digests in the database', async () => {
    const market = await newMarket();
    const token = await linkTo('market', market.id);
    const entered = await enterByLink({ token, subject: 'market', subjectId: market.id }, null, NOW);
    const sessionToken = entered?.newSessionToken ?? '';
    expect(Buffer.from(token, 'base64url').length).toBeGreaterThanOrEqual(16);
    expect(Buffer.from(sessionToken, 'base64url').length).toBeGreaterThanOrEqual(16);
    const stored = await everythingStored();
    expect(stored).toContain(digestSecret(token));
    expect(stored).toContain(digestSecret(sessionToken));
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(sessionToken);
  });

  it('that nobody has opens nothing', async () => {
    const market = await newMarket();
    expect(await findMarketOpenTo('0b4e7a86-93b7-4a2d-8f5c-0f5d1f0a1c01', market.identifier)).toBeUndefined();
  });
});
