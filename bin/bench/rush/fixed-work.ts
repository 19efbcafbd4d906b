import { createHash } from 'node:crypto';
import { cpuUsage } from 'node:process';
import { median } from '@/bin/bench/load';

const ROUNDS = 5;
const RECORD = Array.from({ length: 200 }, (_, rank) => ({ rank, name: `Entreprise ${rank}`, lots: [1, 2, rank] }));

/**
 * Processor time, in ms, of a computation that never changes (JSON written, read and hashed), the median of some rounds:
 * a yardstick of the machine at this hour, by which figures of two runs can be compared.
 */
export function timeFixedWork(): number {
  work();
  return median(Array.from({ length: ROUNDS }, () => processorTimeOf(work)));
}

function work(): void {
  let text = JSON.stringify(RECORD);
  for (let round = 0; round < 1_000; round += 1) {
    const digest = createHash('sha256').update(text).digest('hex');
    const [first, ...rest] = JSON.parse(text) as typeof RECORD;
    text = JSON.stringify([...rest, { ...first, name: digest }]);
  }
}

function processorTimeOf(run: () => void): number {
  const before = cpuUsage();
  run();
  const { user, system } = cpuUsage(before);
  return (user + system) / 1000;
}
