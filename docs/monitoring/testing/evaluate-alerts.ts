import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promtool } from '@/bin/machine/promtool';

export const rulesFile = path.resolve('docs/monitoring/alerts.yml');
export const rulesText = readFileSync(rulesFile, 'utf8');
export const alertNames = [...rulesText.matchAll(/- alert: (\w+)/g)].flatMap(([, name]) => name ?? []);

/** Values of a series, one a minute, in promtool's notation (`0+5x60`: 0, 5, 10 …). */
export type Series = Readonly<Record<string, string>>;

const TARGET = 'job="passe-marche",instance="a:3000"';

/** As Prometheus keeps what it scrapes: with the labels of the target. */
const scraped = (series: string) =>
  series.includes('{') ? series.replace(/\{(?=.)/, `{${TARGET},`).replace(',}', '}') : `${series}{${TARGET}}`;

/**
 * Has promtool replay the series through the rules. Undefined when after `minutes` the alerts that fire are exactly
 * `expected`; else what promtool says.
 */
export function disagreement(series: Series, minutes: number, expected: readonly string[]): string | undefined {
  const program = promtool();
  if (!program) return 'promtool is missing: npm test unpacks it';
  const folder = mkdtempSync(path.join(tmpdir(), 'passe-marche-alerts-'));
  try {
    const file = path.join(folder, 'test.json');
    writeFileSync(file, JSON.stringify(replay(series, minutes, expected)));
    const { status, stdout, stderr } = spawnSync(program, ['test', 'rules', file], { encoding: 'utf8' });
    return status === 0 ? undefined : stdout + stderr;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function replay(series: Series, minutes: number, expected: readonly string[]) {
  const unknown = expected.filter((name) => !alertNames.includes(name));
  if (unknown.length > 0) throw new Error(`no such alert: ${unknown}`);
  return {
    rule_files: [rulesFile],
    evaluation_interval: '1m',
    tests: [
      {
        interval: '1m',
        input_series: Object.entries(series).map(([name, values]) => ({ series: scraped(name), values })),
        promql_expr_test: alertNames.map((name) => ({
          expr: `count(count by (alertname) (ALERTS{alertname="${name}",alertstate="firing"}))`,
          eval_time: `${minutes}m`,
          exp_samples: expected.includes(name) ? [{ labels: '{}', value: 1 }] : [],
        })),
      },
    ],
  };
}
