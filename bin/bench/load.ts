import autocannon from 'autocannon';
import type { ProcessorTime } from './measure/processor-time';

/** One kind of request, sent again and again. Each connection keeps to one of `shots`. */
export type Scenario = {
  name: string;
  origin: string;
  shots: Shot[];
  /** The status of every answer; anything else is a failed measure. */
  status: number;
  connections: number;
  /** Reads what the processes at work have used. */
  readTime: () => ProcessorTime;
};

export type Shot = { method: 'GET' | 'POST'; path: string; headers?: Record<string, string>; body?: string };

/** What one round saw: answers per second, how long they took, and the processor time that each cost. */
export type Measure = {
  perSecond: number;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
  failures: number;
} & ProcessorTime;

/** Keeps every connection busy with one request at a time, for `seconds`. */
export async function measure(scenario: Scenario, seconds: number): Promise<Measure> {
  const durationsMs: number[] = [];
  let failures = 0;
  const before = scenario.readTime();
  const { duration, errors, timeouts } = await run(scenario, seconds, (status, durationMs) => {
    durationsMs.push(durationMs);
    if (status !== scenario.status) failures += 1;
  });
  const after = scenario.readTime();
  const perAnswer = (key: keyof ProcessorTime) => (after[key] - before[key]) / durationsMs.length;
  durationsMs.sort((a, b) => a - b);
  return {
    perSecond: durationsMs.length / duration,
    p50Ms: quantile(durationsMs, 0.5),
    p95Ms: quantile(durationsMs, 0.95),
    p99Ms: quantile(durationsMs, 0.99),
    failures: failures + errors + timeouts,
    serverMs: perAnswer('serverMs'),
    databaseMs: perAnswer('databaseMs'),
    loadMs: perAnswer('loadMs'),
  };
}

function run(
  { origin, shots, connections }: Scenario,
  seconds: number,
  onAnswer: (status: number, durationMs: number) => void,
): Promise<autocannon.Result> {
  let next = 0;
  const setupClient = (client: autocannon.Client) => {
    const shot = shots[next++ % shots.length];
    // Not `setRequest`, which holds for one request only.
    if (shot) client.setRequests([shot]);
  };
  return new Promise((resolve, reject) => {
    const options = { url: origin, connections, duration: seconds, setupClient };
    const instance = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)));
    // Not autocannon's own percentiles, which are whole milliseconds.
    instance.on('response', (_client, status, _bytes, durationMs) => onAnswer(status, durationMs));
  });
}

/** The value below which a share of the sorted values lies (nearest rank); NaN of nothing. */
export const quantile = (sorted: number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;

export const median = (values: number[]): number =>
  quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
