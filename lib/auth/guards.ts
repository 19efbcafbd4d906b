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
  if (!sessionId || !market) return undefined;
  return { ...actingAs('buyer', sessionId), subject: 'market' as const, subjectId: market.id, market };
});

export const openApplication = cache(async (identifier: string) => {
  const sessionId = await currentSessionId();
  const found = sessionId ? await findApplicationOpenTo(sessionId, identifier) : undefined;
  if (!sessionId || !found) return undefined;
  const subjectId = found.application.id;
  return { ...actingAs('candidate', sessionId), subject: 'application' as const, subjectId, ...found };
});

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

function refuse(): never {
  throw new AppError('unauthorized', 'this browser has no grant');
}
