/** What ends a path of ours: a letter, a digit, `-` or `_`. Anything else after it was copied along with the link. */
const COPIED_ALONG = /^[^\p{L}\p{N}_-]+$/u;

/** More than anybody copies by mistake. */
const MAX_COPIED_ALONG = 20;

/**
 * The path and query of a request target (RFC 9112, 3.2): without the scheme and host of the absolute form, which say
 * nothing that we do not know, without a fragment, one slash where there are several,
 * none at the end. An address without a path, `*` for one, is returned as it is.
 */
export function cleanAddress(target: string): string {
  const [given = ''] = target
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#\\]*(?=([/?#]?))/i, (_, next) => (next === '/' ? '' : '/'))
    .split('#');
  if (!given.startsWith('/')) return given;
  const [path = '', query] = splitQuery(given);
  const single = path.replace(/\/+/g, '/');
  return (single.length > 1 ? single.replace(/\/$/, '') : single) + query;
}

/** The path, and the query with its question mark or nothing. */
export function splitQuery(address: string): [path: string, query: string] {
  const at = address.indexOf('?');
  return at < 0 ? [address, ''] : [address.slice(0, at), address.slice(at)];
}

/**
 * An address without what was copied along with it: the full stop of the sentence, a bracket, a quotation mark, a space,
 * encoded or not. The address must be decodable.
 */
export function withoutCopiedEnd(address: string): string {
  let end = address;
  for (let count = 0; count < MAX_COPIED_ALONG; count += 1) {
    const last = lastCharacter(end);
    if (last === '' || !COPIED_ALONG.test(decodeURIComponent(last))) break;
    end = end.slice(0, -last.length);
  }
  return end;
}

/** The last character as it is written: itself, or the percent-encoded bytes of which it is made (RFC 3629, 3). */
function lastCharacter(address: string): string {
  const byteAt = (end: number) => /^%([0-9a-f]{2})$/i.exec(address.slice(Math.max(0, end - 3), end))?.[1];
  let start = address.length;
  for (;;) {
    const written = byteAt(start);
    if (written === undefined) return address.slice(start === address.length ? -1 : start);
    start -= 3;
    const byte = Number.parseInt(written, 16);
    if (byte < 0x80 || byte > 0xbf) return address.slice(start);
  }
}
