import type { Database } from '@/db/database';
import { insertLink } from '@/db/queries/access';
import type { Subject } from '@/db/schema/access';
import { newOpaqueToken } from '@/lib/identifiers';
import { digestSecret } from '@/lib/keys';

const DAY_MS = 86_400_000;

/** A link may be used again for 30 days; a candidate's until 30 days after the deadline (contract §3). */
export const LINK_LIFETIME_MS = 30 * DAY_MS;

/** Makes a link into one market or application; gives back its token, which is not kept. */
export async function createAccessLink(
  tx: Database,
  link: { subject: Subject; subjectId: string; expiresAt: Date },
  now: Date,
): Promise<string> {
  const token = newOpaqueToken();
  await insertLink(tx, { ...link, digest: digestSecret(token), createdAt: now });
  return token;
}
