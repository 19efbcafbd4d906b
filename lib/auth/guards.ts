import { cache } from 'react';
import { findApplicationOpenTo } from '@/db/queries/applications';
import { findMarketOpenTo } from '@/db/queries/markets';
import { AppError } from '@/lib/errors';
import { currentSessionId } from './session';

/**
 * Guards stand in pages and handlers, before any data. They give what this browser may open, or nothing: a market that
 * does not exist and another party's look the same.
 */
export const openMarket = cache(async (identifier: string) => {
  const sessionId = await currentSessionId();
  const market = sessionId ? await findMarketOpenTo(sessionId, identifier) : undefined;
  return sessionId && market ? { sessionId, market } : undefined;
});

export const openApplication = cache(async (identifier: string) => {
  const sessionId = await currentSessionId();
  const found = sessionId ? await findApplicationOpenTo(sessionId, identifier) : undefined;
  return sessionId && found ? { sessionId, ...found } : undefined;
});

/** For pages: the market. Throws `unauthorized`, which `drawOrExplain` turns into the 401 page. */
export async function requireMarket(identifier: string) {
  return (await openMarket(identifier)) ?? refuse();
}

/** For pages: the application with its market. Throws `unauthorized`, as above. */
export async function requireApplication(identifier: string) {
  return (await openApplication(identifier)) ?? refuse();
}

function refuse(): never {
  throw new AppError('unauthorized', 'this browser has no grant');
}
