import { setTimeout as delay } from 'node:timers/promises';
import type { ChaosOptions } from './options';
import { strike, type Victim } from './victims';

type Blow = { victim: Victim; signal: NodeJS.Signals };

const pollMs = 100;
/** The launcher replaces a process five times a minute at most; three take their turns at being killed. */
const betweenBlowsMs = 5_000;

/** Kills and restarts, evenly mixed: web, then the worker that has run longest, twice; PostgreSQL stopped fast, then at once. */
function planBlows({ kills, restarts }: ChaosOptions): Blow[] {
  const deaths = Array.from({ length: kills }, (_, rank): Blow => {
    return { victim: rank % 3 === 0 ? 'web' : 'worker', signal: 'SIGKILL' };
  });
  const stops = Array.from(
    { length: restarts },
    (_, rank): Blow => ({ victim: 'postgres', signal: rank % 2 === 0 ? 'SIGINT' : 'SIGQUIT' }),
  );
  const placed = [
    ...deaths.map((blow, rank) => ({ blow, at: (rank + 0.5) / kills })),
    ...stops.map((blow, rank) => ({ blow, at: (rank + 0.6) / restarts })),
  ];
  return placed.sort((a, b) => a.at - b.at).map(({ blow }) => blow);
}

export type Blows = { total: number; struck: number; ended: Promise<void> };

/** Kills and restarts in step with the events: `progress` says how much of them is done, from 0 to 1. */
export function strikeAlong(
  launcherPid: number,
  options: ChaosOptions,
  progress: () => number,
  signal: AbortSignal,
): Blows {
  const plan = planBlows(options);
  const blows: Blows = { total: plan.length, struck: 0, ended: Promise.resolve() };
  blows.ended = (async () => {
    for (const { victim, signal: sent } of plan) {
      while (progress() < (blows.struck + 0.5) / (plan.length + 1)) await delay(pollMs, undefined, { signal });
      while (!strike(launcherPid, victim, sent)) await delay(pollMs, undefined, { signal });
      blows.struck += 1;
      if (blows.struck < plan.length) await delay(betweenBlowsMs, undefined, { signal });
    }
  })();
  return blows;
}
