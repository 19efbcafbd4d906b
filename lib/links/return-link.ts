/** What an editor may write in its return address, where our identifiers go; a parser of addresses may have encoded it. */
const PLACEHOLDER = /(?:\{|%7B)(market_identifier|application_identifier)(?:\}|%7D)/gi;

/**
 * An editor's return address with our parameters in it: each in the place of its placeholder (`{market_identifier}`) in
 * path, query or fragment, or else added to whatever query there is (contract §4 and §5). What the editor wrote stays as
 * written, to the byte, and so does its fragment; a parameter named like one of ours gives way to it.
 */
export function returnLink(address: string, parameters: Record<string, string>): string {
  const added = { ...parameters };
  const filled = address.replace(PLACEHOLDER, (placeholder, written: string) => {
    const name = written.toLowerCase();
    const value = parameters[name];
    delete added[name];
    return value === undefined ? placeholder : encodeURIComponent(value);
  });
  if (Object.keys(added).length === 0) return filled;
  const url = new URL(filled);
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !Object.hasOwn(added, nameOf(pair)));
  url.search = [...kept, new URLSearchParams(added).toString()].join('&');
  return url.toString();
}

/** A normalised address with its placeholders as the editor wrote them. */
export function withPlainPlaceholders(address: string): string {
  return address.replace(PLACEHOLDER, (_placeholder, name: string) => `{${name.toLowerCase()}}`);
}

/** Name of one `name=value` of a query, decoded as its receiver does. */
function nameOf(pair: string): string {
  return [...new URLSearchParams(pair).keys()][0] ?? '';
}
