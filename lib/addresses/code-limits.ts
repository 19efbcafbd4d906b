import { env } from '@/lib/env';
import { networkOf } from '@/lib/http/caller-address';
import { digestSecret } from '@/lib/keys';
import { countWithin } from '@/lib/limits/count-within';

/**
 * How often a code may be asked for, counted exactly over all processes (docs/decisions/0009), whether anybody knows the address or
 * not. Nobody is locked out: what is full opens again within the hour, and a network that has not asked for an address yet
 * always may.
 */
const BUDGETS = {
  /** One network, whatever the addresses: a firm, or a town hall, behind one. */
  code_network: { perHour: 60, burst: 15 },
  /** One address from one network. */
  code_pair: { perHour: 6, burst: 3 },
  /** One address from everywhere. */
  code_address: { perHour: 20, burst: 8 },
  /** One address from one network, in place of the above, while it is asked for from many. */
  code_besieged: { perHour: 2, burst: 1 },
  /** One application, whatever the addresses. */
  code_application: { perHour: 20, burst: 8 },
} as const;

type Asking = { address: string; network: string; applicationId: string | undefined };

/**
 * Counts a code that is asked for; returns when to ask again, or null when it may be sent.
 * @param network the address of the browser, as `callerAddress` returns it
 */
export async function countCode({ address, network, applicationId }: Asking, now: Date): Promise<Date | null> {
  if (env().RATE_LIMITS === 'off') return null;
  const from = networkOf(network);
  // Digests: neither an address typed nor one of the network is kept.
  const count = async (bucket: keyof typeof BUDGETS, ...of: string[]) =>
    (await countWithin({ bucket, holder: digestSecret(JSON.stringify(of)) }, BUDGETS[bucket], now)).retryAt;
  const refused =
    (await count('code_network', from)) ??
    (applicationId === undefined ? null : await count('code_application', applicationId)) ??
    (await count('code_pair', address, from));
  if (refused) return refused;
  const isBesieged = (await count('code_address', address)) !== null;
  return isBesieged ? count('code_besieged', address, from) : null;
}
