import { beforeEach, expect, it, vi } from 'vitest';
import { POST as leaveMarket } from '@/app/buyer/public_markets/[identifier]/leave/route';
import { POST as leaveApplication } from '@/app/candidate/market_applications/[identifier]/leave/route';
import { inTransaction } from '@/db/database';
import { findGrants, insertSession } from '@/db/queries/access';
import type { Subject } from '@/db/schema/access';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makePendingMarket, makeTestApplication } from '@/db/testing/make-test-market';
import { auditRowsAbout, sessionRows } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { createAccessLink } from '@/lib/auth/access-links';
import { enterByLink } from '@/lib/auth/enter-by-link';
import { forgetEnv } from '@/lib/env';
import { digestSecret } from '@/lib/keys';
import { receiveLeaveAll } from './receive-leave';

// The cookie of a request exists in a server only; the guards then ask the database as ever.
const session = vi.hoisted(() => ({ id: '' as string | null }));
vi.mock('@/lib/auth/session', async (original) => ({
  ...(await original()),
  currentSessionId: async () => session.id,
}));

useTestDatabase();

const NOW = new Date();
const expiresAt = new Date(NOW.getTime() + 3_600_000);

let market: Awaited<ReturnType<typeof makePendingMarket>>;
let application: Awaited<ReturnType<typeof makeTestApplication>>;

const sessionNow = async () => (await sessionRows()).find(({ id }) => id === session.id);

async function open(subject: Subject, subjectId: string): Promise<void> {
  const token = await inTransaction((tx) => createAccessLink(tx, { subject, subjectId, expiresAt }, NOW));
  await enterByLink({ token, subject, subjectId }, await sessionNow(), NOW);
}

/** A browser that has opened a market and an application. */
beforeEach(async () => {
  forgetEnv();
  market = await makePendingMarket((await makeTestEditor()).editor.id);
  application = await makeTestApplication(market);
  const digest = digestSecret(`browser of ${market.id}`);
  session.id = (await inTransaction((tx) => insertSession(tx, { digest, createdAt: NOW, expiresAt }))).id;
  await open('market', market.id);
  await open('application', application.id);
});

type Post = (request: Request, context: { params: Promise<{ identifier: string }> }) => Promise<Response>;

const posted = (site = 'same-origin') =>
  new Request('http://localhost/x', { method: 'POST', headers: { 'Sec-Fetch-Site': site } });
const leave = (post: Post, identifier: string, site?: string) =>
  post(posted(site), { params: Promise.resolve({ identifier }) });
const stillOpen = async () => (await findGrants(session.id ?? '')).map(({ identifier }) => identifier).toSorted();

it('« Quitter ce marché » leaves the market and nothing else, and the log says so', async () => {
  const answer = await leave(leaveMarket, market.identifier);
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe('/quitter');
  expect(answer.headers.get('set-cookie')).toBeNull();
  expect(answer.headers.get('clear-site-data')).toBe('"cache"');
  expect(await stillOpen()).toEqual([application.identifier]);
  expect(await auditRowsAbout(market.identifier)).toMatchObject([
    { action: 'market.left', actorKind: 'buyer', actorId: session.id },
  ]);
});

it('leaving the last one ends the session and takes its cookie away', async () => {
  await leave(leaveMarket, market.identifier);
  const answer = await leave(leaveApplication, application.identifier);
  expect(answer.headers.get('set-cookie')).toMatch(/^passe-marche=; Path=\/; .*Max-Age=0/);
  expect(await sessionNow()).toBeUndefined();
  expect(await auditRowsAbout(application.identifier)).toMatchObject([
    { action: 'application.left', actorKind: 'candidate', actorId: session.id },
  ]);
});

it('« Quitter tout » leaves everything, each in the log, and ends the session', async () => {
  const answer = await receiveLeaveAll(posted(), { params: Promise.resolve({}) });
  expect(answer.headers.get('location')).toBe('/quitter');
  expect(answer.headers.get('set-cookie')).toMatch(/^passe-marche=; .*Max-Age=0/);
  expect(await sessionNow()).toBeUndefined();
  for (const { identifier } of [market, application]) expect(await auditRowsAbout(identifier)).toHaveLength(1);
});

it('« Quitter tout » says the same to a browser that has nothing open', async () => {
  session.id = null;
  const answer = await receiveLeaveAll(posted(), { params: Promise.resolve({}) });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/quitter']);
});

it('another site can make nobody leave', async () => {
  for (const answer of [
    await leave(leaveMarket, market.identifier, 'cross-site'),
    await leave(leaveApplication, application.identifier, 'same-site'),
    await receiveLeaveAll(posted('cross-site'), { params: Promise.resolve({}) }),
  ]) {
    expect(answer.status).toBe(303);
    expect(answer.headers.get('set-cookie')).toBeNull();
  }
  expect(await stillOpen()).toEqual([market.identifier, application.identifier].toSorted());
});

it('without access one is sent to the page that explains, and nothing is noted', async () => {
  session.id = null;
  const answer = await leave(leaveMarket, market.identifier);
  expect(answer.headers.get('location')).toBe(`/buyer/public_markets/${market.identifier}/sync_status`);
  expect(await auditRowsAbout(market.identifier)).toEqual([]);
});
