import {
  countWaitingNearDeadline,
  type RegisterHealth,
  readGroupUse,
  readRegisterHealth,
} from '@/db/queries/registers/health';
import { CALL_LIMIT_MS } from './call-register';
import { connectedRegisters } from './connected';
import { periodOf } from './may-call';
import type { LimitGroup } from './register';

/** A register that fails for longer is said to be unavailable: shorter, nobody need look. */
export const UNAVAILABLE_AFTER_MS = 15 * 60_000;

const NEAR_DEADLINE = { withinMs: 3_600_000, askedBeforeMs: 10 * 60_000 };

/** A group of registers that share a limit: who waits, and how many calls may be made at once. */
export type GroupState = { group: string; waiting: number; left: number };

/** The registers connected here, as they are now. */
export type RegistersExamined = {
  registers: RegisterHealth[];
  groups: GroupState[];
  /** Drafts that close within the hour, and still wait for a register ten minutes after it was to be asked. */
  nearDeadline: number;
};

export async function examineRegisters(now: Date): Promise<RegistersExamined> {
  const connected = connectedRegisters();
  const keys = connected.map(({ key }) => key);
  const limits = [...new Map(connected.map(({ limit }) => [limit.key, limit])).values()];
  const [registers, uses, nearDeadline] = await Promise.all([
    readRegisterHealth(keys, now),
    readGroupUse(
      limits.map((limit) => ({ key: limit.key, periodMs: periodOf(limit) })),
      CALL_LIMIT_MS,
      now,
    ),
    countWaitingNearDeadline(keys, { ...NEAR_DEADLINE, now }),
  ]);
  const groupOf = new Map(connected.map(({ key, limit }) => [key, limit.key]));
  const waitingIn = (group: string) =>
    registers.reduce((sum, { register, waiting }) => sum + (groupOf.get(register) === group ? waiting : 0), 0);
  const leftIn = ({ key, calls }: LimitGroup) => {
    const use = uses.find(({ group }) => group === key);
    return use?.isClosed ? 0 : Math.max(0, calls - (use?.used ?? 0));
  };
  const groups = limits.map((limit) => ({ group: limit.key, waiting: waitingIn(limit.key), left: leftIn(limit) }));
  return { registers, groups, nearDeadline };
}

/** Since how long it has given nothing but failures, in seconds; 0 when it works, or nobody knows otherwise. */
export const unavailableSeconds = ({ failingSince }: RegisterHealth, now: Date): number =>
  failingSince ? Math.max(0, (now.getTime() - failingSince.getTime()) / 1000) : 0;

export const isUnavailable = (register: RegisterHealth, now: Date): boolean =>
  unavailableSeconds(register, now) * 1000 > UNAVAILABLE_AFTER_MS;

/** Its last answer was that the token is unknown or over, or gives no right to it: only operators can mend that. */
export const isTokenRefused = ({ lastStatus }: RegisterHealth): boolean => lastStatus === 401 || lastStatus === 403;
