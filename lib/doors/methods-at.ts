import { ACCESS, METHODS, type Method } from './access';

/** An address of `lib/doors/access.ts`, cut at its slashes, and the methods that it takes. */
type Address = { segments: string[]; methods: Set<Method> };

/** Forms are posted to the address of their own page; `next.config.mjs` hands them to the handler `save` below it. */
const FORM_PAGES =
  /^\/((buyer\/public_markets\/[^/]+|candidate\/market_applications\/[^/]+(\/[^/]+)?)\/[^/]+|candidat\/(mes-candidatures|code|arret\/[^/]+))$/;

const isParameter = (segment: string) => segment.startsWith('[');

/** Names before parameters, place by place: the order in which Next.js looks for the route of a path. */
function byPrecision(one: Address, other: Address): number {
  for (const [place, segment] of one.segments.entries()) {
    const difference = Number(isParameter(segment)) - Number(isParameter(other.segments[place] ?? ''));
    if (difference !== 0) return difference;
  }
  return 0;
}

function readAddresses(): Address[] {
  const addresses = new Map<string, Set<Method>>();
  for (const door of Object.keys(ACCESS)) {
    const [method = '', address = ''] = door.split(' ');
    const methods = addresses.get(address) ?? new Set();
    addresses.set(address, methods);
    for (const each of METHODS) if (each === method || (each === 'HEAD' && method === 'GET')) methods.add(each);
  }
  const all = [...addresses].map(([address, methods]) => ({ segments: address.split('/'), methods }));
  return all.toSorted(byPrecision);
}

const ADDRESSES = readAddresses();

function find(path: string): Address | undefined {
  const parts = path.split('/');
  return ADDRESSES.find(
    ({ segments }) =>
      segments.length === parts.length &&
      segments.every((segment, place) => (isParameter(segment) ? parts[place] !== '' : segment === parts[place])),
  );
}

/**
 * The methods that an address takes, HEAD wherever GET is, OPTIONS apart; undefined where there is no such address.
 * @param path without query, with no slash too many
 */
export function methodsAt(path: string): readonly Method[] | undefined {
  const address = find(path);
  if (!address) return undefined;
  const posted = FORM_PAGES.test(path) && find(`${path}/save`)?.methods.has('POST');
  return METHODS.filter((method) => address.methods.has(method) || (method === 'POST' && posted));
}
