import { currentDoer, type Doer } from './doer';

/** Who does something, from where and when: what an entry says beside what was done. */
export type By = Doer & { now: Date };

/** Whoever has the machine: a command line of the instance, under the name that `runAs` was told. */
export function operatorAt(now: Date): By {
  const doer = currentDoer();
  return doer.actor.kind === 'operator' ? { ...doer, now } : { actor: { kind: 'operator', id: null }, now };
}
