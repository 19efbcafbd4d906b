type Vulnerability = { severity: string; range: string };
type Report = { vulnerabilities?: Record<string, Vulnerability> };

export type Advisories = { kind: 'unavailable' } | { kind: 'found'; serious: string[]; others: number };

/** Reads what `npm audit --json` printed; « serious » is high and critical, a line for each package. */
export function readAdvisories(text: string): Advisories {
  const { vulnerabilities } = parse(text);
  if (!vulnerabilities) return { kind: 'unavailable' };
  const all = Object.entries(vulnerabilities);
  const serious = all.filter(([, { severity }]) => severity === 'high' || severity === 'critical');
  return {
    kind: 'found',
    serious: serious.map(([name, { severity, range }]) => `${name} ${range}: ${severity}`),
    others: all.length - serious.length,
  };
}

function parse(text: string): Report {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
