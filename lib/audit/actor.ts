import { AsyncLocalStorage } from 'node:async_hooks';
import type { ActorKind } from '@/db/schema/audit';
import { callerAddress } from '@/lib/http/caller-address';

/** Who does what is being done, and from where. */
export type ActingAs = {
  actor: { kind: ActorKind; id: string | null };
  address?: string | null;
  requestId?: string | null;
};

const current = new AsyncLocalStorage<ActingAs>();

/**
 * Runs `work` with this actor as the one that verbs record meanwhile. Doors call it, for they know who called; verbs
 * need no argument for it.
 */
export function runAs<T>(who: ActingAs, work: () => T): T {
  return current.run(who, work);
}

/** The same for the sender of a request. */
export function runAsCaller<T>(request: Request, actor: ActingAs['actor'], requestId: string | null, work: () => T): T {
  return runAs({ actor, address: callerAddress(request), requestId }, work);
}

/** Outside `runAs`, the actor is the application itself: its background functions. */
export function actingAs(): ActingAs {
  return current.getStore() ?? { actor: { kind: 'system', id: null } };
}
