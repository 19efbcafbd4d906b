import { GAUGES, PREFIX, TALLIES } from '@/lib/observability/metric-list';
import type { Sum } from '@/lib/observability/metrics';
import { release } from '@/lib/release';

export const OPEN_METRICS_TYPE = 'application/openmetrics-text; version=1.0.0; charset=utf-8';

/** One value of a gauge; `labels` as OpenMetrics writes them. */
export type GaugeValue = { name: keyof typeof GAUGES; labels?: string; value: number };

/** A sum that nobody has counted yet is shown as 0 where a metric has at most this many: rates then see its first one. */
const SHOWN_FROM_THE_START = 50;

/** The text of a scrape (OpenMetrics 1.0). What the lists do not know, an older version's for instance, is left out. */
export function openMetrics(totals: Sum[] | undefined, gauges: GaugeValue[]): string {
  const lines = [...buildLines(), ...(totals ? tallyLines(totals) : []), ...gaugeLines(gauges), '# EOF'];
  return `${lines.join('\n')}\n`;
}

/** Which release answers. */
function buildLines(): string[] {
  const { version, commit } = release();
  return [
    ...head('build', 'info', 'The release'),
    sample('build_info', `version="${version}",commit="${commit ?? ''}"`, 1),
  ];
}

function gaugeLines(values: GaugeValue[]): string[] {
  return Object.entries(GAUGES).flatMap(([name, { help }]) => {
    const own = values.filter((value) => value.name === name);
    if (own.length === 0) return [];
    return [...head(name, 'gauge', help), ...own.map(({ labels, value }) => sample(name, labels ?? '', value))];
  });
}

function tallyLines(totals: Sum[]): string[] {
  const byName = Map.groupBy(totals, ({ name }) => name);
  const valuesOf = (name: string) => new Map(byName.get(name)?.map(({ labels, value }) => [labels, value]));
  return Object.entries(TALLIES).flatMap(([name, metric]) => {
    const lines = head(name, metric.type, metric.help);
    if (metric.type === 'histogram') {
      const [buckets, sums] = [valuesOf(`${name}_bucket`), valuesOf(`${name}_sum`)];
      for (const labels of sums.keys()) lines.push(...histogramLines(name, labels, metric.bounds, buckets, sums));
      return lines;
    }
    const values = valuesOf(`${name}_total`);
    const combinations = combinationsOf(metric.labels);
    const fromTheStart = combinations.length <= SHOWN_FROM_THE_START ? combinations : [];
    for (const labels of new Set([...fromTheStart, ...values.keys()])) {
      lines.push(sample(`${name}_total`, labels, values.get(labels) ?? 0));
    }
    return lines;
  });
}

function histogramLines(
  name: string,
  labels: string,
  bounds: readonly number[],
  buckets: Map<string, number>,
  sums: Map<string, number>,
): string[] {
  let below = 0;
  const lines = [...bounds.map(String), '+Inf'].map((bound) => {
    below += buckets.get(`${labels},le="${bound}"`) ?? 0;
    return sample(`${name}_bucket`, `${labels},le="${bound}"`, below);
  });
  return [...lines, sample(`${name}_sum`, labels, sums.get(labels) ?? 0), sample(`${name}_count`, labels, below)];
}

/** Every set of labels that a metric may have. */
function combinationsOf(labels: Readonly<Record<string, readonly string[]>>): string[] {
  return Object.entries(labels).reduce<string[]>(
    (before, [label, values]) =>
      before.flatMap((text) => values.map((value) => `${text}${text && ','}${label}="${value}"`)),
    [''],
  );
}

const head = (name: string, type: string, help: string) => [
  `# TYPE ${PREFIX}${name} ${type}`,
  ...(name.endsWith('_seconds') ? [`# UNIT ${PREFIX}${name} seconds`] : []),
  ...(name.endsWith('_bytes') ? [`# UNIT ${PREFIX}${name} bytes`] : []),
  `# HELP ${PREFIX}${name} ${help}`,
];

const sample = (name: string, labels: string, value: number) => `${PREFIX}${name}${labels && `{${labels}}`} ${value}`;
