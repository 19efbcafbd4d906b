import { TALLIES } from './metric-list';

type Name = keyof typeof TALLIES;
type Of<Type> = { [N in Name]: (typeof TALLIES)[N]['type'] extends Type ? N : never }[Name];
type LabelsOf<N extends Name> = {
  [L in keyof (typeof TALLIES)[N]['labels']]: (typeof TALLIES)[N]['labels'][L] extends readonly (infer V)[] ? V : never;
};

/** One sum: a counter's, or one of those that make a histogram. */
export type Sum = { name: string; labels: string; value: number };

// Next.js bundles `instrumentation.ts` and the routes apart: a module variable would exist twice.
const holder = globalThis as typeof globalThis & { passeMarcheTallies?: Map<string, Sum> };

function pending(): Map<string, Sum> {
  holder.passeMarcheTallies ??= new Map();
  return holder.passeMarcheTallies;
}

/** Counts `by` more. The types let no value pass that the list of the label does not have. */
export function count<N extends Of<'counter'>>(name: N, labels: LabelsOf<N>, by = 1): void {
  add(`${name}_total`, labelsOf(name, labels), by);
}

/** Counts one more measure, in seconds. */
export function observe<N extends Of<'histogram'>>(name: N, seconds: number, labels: LabelsOf<N>): void {
  const own = labelsOf(name, labels);
  const bound = TALLIES[name].bounds.find((limit) => seconds <= limit);
  add(`${name}_bucket`, `${own},le="${bound ?? '+Inf'}"`, 1);
  add(`${name}_sum`, own, seconds);
}

/** Takes away what was counted since the last time, for the database; `giveBack` it when that fails. */
export function takeSums(): Sum[] {
  const taken = [...pending().values()];
  pending().clear();
  return taken;
}

export function giveBackSums(sums: Sum[]): void {
  for (const { name, labels, value } of sums) add(name, labels, value);
}

function add(name: string, labels: string, value: number): void {
  const sums = pending();
  const key = `${name}{${labels}`;
  const known = sums.get(key);
  if (known) known.value += value;
  else sums.set(key, { name, labels, value });
}

const LABEL_NAMES = Object.fromEntries(
  Object.entries(TALLIES).map(([name, { labels }]) => [name, Object.keys(labels)]),
) as Record<Name, string[]>;

function labelsOf(name: Name, given: object): string {
  const values: Readonly<Record<string, unknown>> = { ...given };
  let text = '';
  for (const label of LABEL_NAMES[name]) text += `${text && ','}${label}="${values[label]}"`;
  return text;
}
