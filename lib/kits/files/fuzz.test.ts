import { expect, it } from 'vitest';
import { describeFuzz, fuzzJudge } from './testing/fuzz';
import { TEST_LIMITS } from './testing/limits';

const COUNT = 2_000;
/** Another one at each run, printed: FUZZ_SEED repeats it. */
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);

it('mutations of both corpora: a verdict on each, within the budget', { timeout: 600_000 }, async () => {
  const report = await fuzzJudge({ seed: SEED, count: COUNT, limits: TEST_LIMITS });
  process.stdout.write(`${describeFuzz(SEED, report)}\n`);
  expect(report.failures, `FUZZ_SEED=${SEED}`).toEqual([]);
  expect(report.judged).toBe(COUNT);
  // Neither refuses everything nor lets everything pass.
  expect(report.kept).toBeGreaterThan(COUNT / 20);
  expect(report.refused).toBeGreaterThan(COUNT / 20);
});
