import { cache } from 'react';
import { findMarketOpenTo } from '@/db/queries/markets';
import { findApplicationOpenTo } from '@/db/queries/open-applications';
import { AppError } from '@/lib/errors';
import { currentSessionId } from './session';

/**
 * Guards stand in pages and handlers, before any data. They give what this browser may open, or nothing: a market that
 * does not exist and another party's look the same.
 */
export const openMarket = cache(async (identifier: string) => {
  const sessionId = await currentSessionId();
  const market = sessionId ? await findMarketOpenTo(sessionId, identifier) : undefined;
  if (!sessionId || !market) return undefined;
  return { ...actingAs('buyer', sessionId), subject: 'market' as const, subjectId: market.id, market };
});

export const openApplication = cache(async (identifier: string) => {
  const sessionId = await currentSessionId();
  const found = sessionId ? await findApplicationOpenTo(sessionId, identifier) : undefined;
  if (!sessionId || !found) return undefined;
  return { ...actingAs('candidate', sessionId), ...found };
});

/** The same, of an application as a whole: the part of a group's member opens none of what is about all of it. */
export async function openWholeApplication(identifier: string) {
  const found = await openApplication(identifier);
  return found?.application.rank === 1 ? found : undefined;
}

/** The session, and who acts in it as the audit log names them. */
const actingAs = (kind: 'buyer' | 'candidate', sessionId: string) => ({ sessionId, actor: { kind, id: sessionId } });

/** For pages: the market. Throws `unauthorized`, which `drawOrExplain` turns into the 401 page. */
export async function requireMarket(identifier: string) {
  return (await openMarket(identifier)) ?? refuse();
}

/** For pages: the application with its market. Throws `unauthorized`, as above. */
export async function requireApplication(identifier: string) {
  return (await openApplication(identifier)) ?? refuse();
}

/** For pages: the application as a whole. Throws `unauthorized`, as above. */
export async function requireWholeApplication(identifier: string) {
  return (await openWholeApplication(identifier)) ?? refuse();
}

function refuse(): never {
  throw new AppError('unauthorized', 'this browser has no grant');
}
