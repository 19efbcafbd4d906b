import { type ActingAs, actingAs } from './actor';

/** The actor of an entry, from where and when. */
export type By = ActingAs & { now: Date };

/** The operator of a command line of the instance, under the name that `runAs` was told. */
export function operatorAt(now: Date): By {
  const who = actingAs();
  return who.actor.kind === 'operator' ? { ...who, now } : { actor: { kind: 'operator', id: null }, now };
}
