import type { AuditFilter } from '@/db/queries/audit/listing';
import { ACTOR_KINDS } from '@/db/schema/audit';
import { readChoice, readPeriod, readWord, type Search } from '@/lib/console/read-search';
import { adminAuditText } from '@/lib/text/admin-audit';

export const ACTIONS = Object.keys(adminAuditText.actions);

/** What the address of the page asks for; what it does not, or not in known words, does not matter. */
export function readAuditFilter(search: Search): AuditFilter {
  const { from, to } = readPeriod(search);
  const [actorKind, actorId] = [readChoice(search, 'actor', ACTOR_KINDS), readWord(search, 'actor_id')];
  const [action, targetId] = [readChoice(search, 'action', ACTIONS), readWord(search, 'target')];
  return {
    ...(actorKind && { actorKind }),
    ...(actorId && { actorId }),
    ...(action && { action }),
    ...(targetId && { targetId }),
    ...(from && { since: from }),
    ...(to && { before: to }),
  };
}
