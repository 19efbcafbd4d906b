import { setTimeout as delay } from 'node:timers/promises';
import type { Trouble } from './cases';
import { createFaults, type Fault, type Faults } from './faults';
import { createLedger } from './ledger';
import { type Clock, createLimits } from './limits';

export type SimulatorOptions = Clock & {
  token: string;
  /** How long a slow register takes, and every answer at least. */
  slowMs: number;
  latencyMs: number;
  /** Ends the waits under way. */
  signal: AbortSignal;
  /** Where the simulator itself is reached, without a final slash. */
  ownUrl: () => string;
};

/** What the calls share. */
export type Context = {
  options: SimulatorOptions;
  limits: ReturnType<typeof createLimits>;
  ledger: ReturnType<typeof createLedger>;
  faults: Faults;
  /** The protected calls under way. */
  running: Set<string>;
};

export const createContext = (options: SimulatorOptions): Context => ({
  options,
  limits: createLimits(options),
  ledger: createLedger(),
  faults: createFaults(),
  running: new Set(),
});

/** Takes the time that an answer takes. */
export async function pause(
  { options }: Context,
  trouble: Trouble | undefined,
  fault: Fault | undefined,
): Promise<void> {
  const ms = trouble === 'slow' ? (fault?.ms ?? options.slowMs) : options.latencyMs;
  if (ms > 0) await delay(ms, undefined, { signal: options.signal });
}
