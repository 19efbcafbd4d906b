import path from 'node:path';
import type { JudgePoolOptions } from '@/lib/kits/files/pool';

/** Budgets of the tests: those of the product (lib/files/judges.ts), with more time on the clock for a busy machine. */
export const TEST_LIMITS: Omit<JudgePoolOptions, 'onFailure'> = {
  memoryBytes: 700_000_000,
  processorSeconds: 15,
  clockSeconds: 120,
  waitSeconds: 600,
  processes: 2,
  perGroup: 2,
  program: ['--import', 'tsx', path.join(import.meta.dirname, '..', 'child.ts')],
};
