import type { Database } from '@/db/database';
import {
  type AdministratorSession,
  deleteEndedSessions,
  insertAdministratorSession,
} from '@/db/queries/administrator-sessions';
import type { Administrator } from '@/db/queries/administrators';
import { sessionEnd } from '@/lib/auth/administrator-session';
import { newOpaqueToken } from '@/lib/identifiers';
import { digestSecret, encryptSecret } from '@/lib/keys';
import { newTotpSecret } from './totp';

/** The browser that signs in: where it calls from, what it says it is. */
export type Browser = { address: string; agent: string };

const MAX_AGENT_LENGTH = 300;

export type BegunSession = { session: AdministratorSession; token: string };

/**
 * Begins a session; its token is for the cookie and is not kept. A `pending` one opens nothing until the code is passed,
 * and holds the secret to enrol where the account has none.
 */
export async function beginSession(
  tx: Database,
  administrator: Administrator,
  stage: 'pending' | 'complete',
  { address, agent }: Browser,
  now: Date,
): Promise<BegunSession> {
  await deleteEndedSessions(tx, now);
  const token = newOpaqueToken();
  const enrols = stage === 'pending' && administrator.totpCiphertext === null;
  const life = { createdAt: now, completedAt: stage === 'complete' ? now : null };
  const session = await insertAdministratorSession(tx, {
    ...life,
    digest: digestSecret(token),
    administratorId: administrator.id,
    expiresAt: sessionEnd(life, now),
    address,
    agent: agent.slice(0, MAX_AGENT_LENGTH),
    totpCiphertext: enrols ? encryptSecret(newTotpSecret(), totpContext(administrator.id)) : null,
  });
  return { session, token };
}

/** A secret of codes opens for its account only. */
export const totpContext = (administratorId: string) => `totp/${administratorId}`;
