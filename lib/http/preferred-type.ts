/**
 * Which of two media types `Accept` prefers (RFC 9110, 12.5.1): the second only where it is named and weighs more than what
 * stands for the first, or as much and comes before it.
 */
export function prefersType(accept: string | null, usual: string, other: string): boolean {
  const ranges = (accept ?? '').split(',').map(readRange);
  const named = ranges.find(({ type }) => type === other);
  if (!named || named.weight === 0) return false;
  const [group = ''] = usual.split('/');
  const standing =
    ranges.find(({ type }) => type === usual) ??
    ranges.find(({ type }) => type === `${group}/*`) ??
    ranges.find(({ type }) => type === '*/*');
  if (!standing || standing.weight < named.weight) return true;
  return standing.weight === named.weight && ranges.indexOf(named) < ranges.indexOf(standing);
}

function readRange(text: string): { type: string; weight: number } {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const written = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
  return { type, weight: /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(written) ? Number(written) : 0 };
}
