/**
 * Where a value comes from. `register`: which one; `reference`: what it calls this; of an earlier application its identifier,
 * and `market`, what it was for; times in ISO 8601, UTC.
 */
export type Provenance = {
  kind: 'manual' | 'manual_after_api_failure' | 'register' | 'earlier_application';
  at: string;
  register?: string;
  reference?: string;
  market?: string;
  validUntil?: string;
};

/**
 * Where the values of an answer come from, by path in what is stored: `years.0.turnover` is a cell, `contracts.2` an item,
 * the empty path the whole answer. The nearest path counts; a value without any was typed.
 */
export type Provenances = Record<string, Provenance>;

/** Where the value at this path comes from; undefined when it was typed. */
export function provenanceAt(provenances: Provenances, path: string): Provenance | undefined {
  if (provenances[path] || path === '') return provenances[path];
  return provenanceAt(provenances, path.slice(0, Math.max(0, path.lastIndexOf('.'))));
}

/**
 * What still comes from where it did once an answer was saved again: of a value that was changed, only the parts that were
 * not; what is new was typed.
 */
export function keptProvenances(provenances: Provenances, before: unknown, after: unknown): Provenances {
  // The widest first: what is said of a part stands over what is said of the whole.
  const paths = Object.entries(provenances).sort(([one], [other]) => one.length - other.length);
  return Object.fromEntries(
    paths.flatMap(([path, provenance]) =>
      unchangedParts(path, valueAt(before, path), valueAt(after, path)).map((part) => [part, provenance] as const),
    ),
  );
}

function unchangedParts(path: string, before: unknown, after: unknown): string[] {
  if (after === undefined) return [];
  if (isSame(before, after)) return [path];
  if (!isContainer(before) || !isContainer(after)) return [];
  return Object.keys(after).flatMap((name) =>
    unchangedParts(path === '' ? name : `${path}.${name}`, before[name], after[name]),
  );
}

type Container = Record<string, unknown>;

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;

function isSame(one: unknown, other: unknown): boolean {
  if (!isContainer(one) || !isContainer(other)) return one === other;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => isSame(one[name], other[name]));
}

function valueAt(value: unknown, path: string): unknown {
  if (path === '') return value;
  return path.split('.').reduce((inner, name) => (isContainer(inner) ? inner[name] : undefined), value);
}
