import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createJudgePool } from './pool';
import { EXHAUSTERS } from './testing/exhausters';
import { TEST_LIMITS } from './testing/limits';

const file = path.join(tmpdir(), `exhauster-${process.pid}`);
const failures: unknown[] = [];
const pool = createJudgePool({ ...TEST_LIMITS, onFailure: (why) => failures.push(why) });

afterAll(() => {
  pool.close();
  rmSync(file, { force: true });
});

/** Over its budget, a file gets no verdict of the judge, and the pool says so: none of these needs that. */
it.each(EXHAUSTERS)('made to exhaust: $what', async ({ make, isBomb }) => {
  writeFileSync(file, make());
  failures.length = 0;
  const verdict = await pool.judge(file, 'one');
  expect(failures).toEqual([]);
  expect(verdict.ok && isBomb).toBeFalsy();
});
