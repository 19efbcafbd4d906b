import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import { findSession, type Session } from '@/db/queries/access';
import { findMarketOpenTo } from '@/db/queries/markets';
import { findApplicationOpenTo } from '@/db/queries/open-applications';
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

/** Opens a link in a browser that has this session, or none; `session`: as it stands then, undefined when it did not open. */
async function enter(token: string, subject: Subject, subjectId: string, before?: Session, now = NOW) {
  const sessionToken = await enterByLink({ token, subject, subjectId }, before, now);
  return { sessionToken, session: sessionToken ? await findSession(digestSecret(sessionToken)) : undefined };
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
    await enter(token, 'market', market.id, session);
    await enter('another', 'market', market.id);
    const used = { action: 'market.link_used', targetKind: 'market', targetId: market.id, actorKind: 'buyer' };
    const rows = (await auditRows()).slice(before);
    expect(rows).toMatchObject([1, 2].map(() => ({ ...used, actorId: session?.id })));
  });

  it('opens until the last millisecond of its 30 days, and no longer', async () => {
    const market = await newMarket();
    const token = await linkTo('market', market.id);
    const at = (ms: number) => enter(token, 'market', market.id, undefined, new Date(ms));
    expect((await at(EXPIRES.getTime() - 1)).session).toBeDefined();
    expect((await at(EXPIRES.getTime())).sessionToken).toBeUndefined();
  });

  it('opens nothing once revoked, and closes the sessions that came by it', async () => {
    const market = await newMarket();
    const token = await linkTo('market', market.id);
    const { session } = await enter(token, 'market', market.id);
    await alter(`update access_links set revoked_at = now() where digest = '${digestSecret(token)}'`);
    expect((await enter(token, 'market', market.id)).sessionToken).toBeUndefined();
    expect(await findMarketOpenTo(session?.id ?? '', market.identifier)).toBeUndefined();
    const fresh = await linkTo('market', market.id);
    await enter(fresh, 'market', market.id, session);
    expect(await findMarketOpenTo(session?.id ?? '', market.identifier)).toBeDefined();
  });

  it('opens no other market, nor the application of the same id', async () => {
    const [market, other] = [await newMarket(), await newMarket()];
    const token = await linkTo('market', market.id);
    expect((await enter(token, 'market', other.id)).sessionToken).toBeUndefined();
    expect((await enter(token, 'application', market.id)).sessionToken).toBeUndefined();
    const { session } = await enter(token, 'market', market.id);
    expect(await findMarketOpenTo(session?.id ?? '', other.identifier)).toBeUndefined();
    expect(await findApplicationOpenTo(session?.id ?? '', market.identifier)).toBeUndefined();
  });

  it.each(['', 'unknown', '\u0000', 'a'.repeat(100_000)])(
    'with a token that was never given (%#) opens nothing',
    async (token) => {
      const market = await newMarket();
      const before = (await sessionRows()).length;
      expect((await enter(token, 'market', market.id)).sessionToken).toBeUndefined();
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
  it('holds several grants, one per market or application, and gets another token with each', async () => {
    const [market, other] = [await newMarket(), await newMarket()];
    const application = await makeTestApplication(other);
    let { session, sessionToken } = await enter(await linkTo('market', market.id), 'market', market.id);
    const [id, tokens] = [session?.id ?? '', new Set([sessionToken])];
    for (const [subject, subjectId] of [
      ['market', other.id],
      ['application', application.id],
      ['market', other.id],
    ] as const) {
      ({ session, sessionToken } = await enter(await linkTo(subject, subjectId), subject, subjectId, session));
      expect(session?.id).toBe(id);
      tokens.add(sessionToken);
    }
    expect(tokens.size).toBe(4);
    expect(await grantRows(id)).toHaveLength(3);
    expect(await findMarketOpenTo(id, market.identifier)).toBeDefined();
    expect(await findMarketOpenTo(id, other.identifier)).toBeDefined();
    expect(await findApplicationOpenTo(id, application.identifier)).toBeDefined();
  });

  it('is not known any more by the token it had before the next person’s link: who noted that one sees nothing', async () => {
    const [mine, theirs] = [await newMarket(), await newMarket()];
    const noted = await enter(await linkTo('market', mine.id), 'market', mine.id);
    const next = await enter(await linkTo('market', theirs.id), 'market', theirs.id, noted.session);
    expect(await findSession(digestSecret(noted.sessionToken ?? ''))).toBeUndefined();
    expect((await findSession(digestSecret(next.sessionToken ?? '')))?.id).toBe(noted.session?.id);
    expect(next.session?.expiresAt).toEqual(new Date(NOW.getTime() + DAY_MS));
  });

  it('keeps its token when a link opens nothing', async () => {
    const market = await newMarket();
    const { session, sessionToken } = await enter(await linkTo('market', market.id), 'market', market.id);
    expect((await enter('unknown', 'market', market.id, session)).sessionToken).toBeUndefined();
    expect(await findSession(digestSecret(sessionToken ?? ''))).toEqual(session);
  });

  it('that two links renew at once: each link opens what it is for, and no token opens what only the other opened', async () => {
    const [before, one, two] = [await newMarket(), await newMarket(), await newMarket()];
    const { session, sessionToken } = await enter(await linkTo('market', before.id), 'market', before.id);
    const tokens = await Promise.all([linkTo('market', one.id), linkTo('market', two.id)]);
    const both = await Promise.all([
      enter(tokens[0], 'market', one.id, session),
      enter(tokens[1], 'market', two.id, session),
    ]);
    expect(both.map(({ session: after }) => after?.id).filter((id) => id === session?.id)).toHaveLength(1);
    for (const [rank, market] of [one, two].entries()) {
      const id = both[rank]?.session?.id ?? '';
      expect(await findMarketOpenTo(id, market.identifier)).toBeDefined();
      const isRenewed = id === session?.id;
      expect(await grantRows(id)).toHaveLength(isRenewed ? 2 : 1);
    }
    expect(await findSession(digestSecret(sessionToken ?? ''))).toBeUndefined();
  });

  it('and a link leave only their digests in the database', async () => {
    const market = await newMarket();
    const token = await linkTo('market', market.id);
    const sessionToken = (await enterByLink({ token, subject: 'market', subjectId: market.id }, undefined, NOW)) ?? '';
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
