import { AsyncLocalStorage } from 'node:async_hooks';
import type { ActorKind } from '@/db/schema/audit';
import { callerAddress } from '@/lib/http/caller-address';

/** Who does what is being done, and from where. */
export type Doer = {
  actor: { kind: ActorKind; id: string | null };
  address?: string | null;
  requestId?: string | null;
};

const current = new AsyncLocalStorage<Doer>();

/**
 * Does `work` in the name of somebody: what verbs record meanwhile is theirs. Doors say it, for they know who called;
 * verbs do not have to be told.
 */
export function runAs<T>(doer: Doer, work: () => T): T {
  return current.run(doer, work);
}

/** The same for whoever sent a request. */
export function runAsCaller<T>(request: Request, actor: Doer['actor'], requestId: string | null, work: () => T): T {
  return runAs({ actor, address: callerAddress(request), requestId }, work);
}

/** What nobody asked for was done by the application itself: its background functions. */
export function currentDoer(): Doer {
  return current.getStore() ?? { actor: { kind: 'system', id: null } };
}
