/**
 * An editor's return address with our parameters added to whatever query it has (contract §4 and §5). What the editor
 * wrote stays as written, to the byte, and so does its fragment; a parameter named like one of ours gives way to it.
 */
export function returnLink(address: string, parameters: Record<string, string>): string {
  const url = new URL(address);
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !Object.hasOwn(parameters, nameOf(pair)));
  url.search = [...kept, new URLSearchParams(parameters).toString()].join('&');
  return url.toString();
}

/** Name of one `name=value` of a query, as whoever receives it reads it. */
function nameOf(pair: string): string {
  return [...new URLSearchParams(pair).keys()][0] ?? '';
}
