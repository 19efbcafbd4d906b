import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { ENDPOINTS } from '@/lib/api/endpoints';
import type { Endpoint } from '@/lib/api/endpoints/endpoint';
import { doorOf, METHODS, type Method } from '@/lib/doors/access';

/** A file that exports endpoints, every method of Next.js at once. */
const SERVED = /^export const \{ GET, POST, PUT, PATCH, DELETE, OPTIONS \} = serve\(([^)]*)\);$/m;

/** What `app` answers: an address and a method behind which something happens, as `POST /oauth/token`. */
type Doors = { doors: string[]; problems: string[] };

const PAGE = /^(page|route)\.[jt]sx?$/;
/** What Next.js would answer at an address of its own choosing. */
const UNSAID = /^(robots|sitemap|manifest|icon|apple-icon|opengraph-image|twitter-image)\d*\.[jt]sx?$/;
/** Answers that are the same for anybody and do nothing. */
const INERT_MAKER = 'methodNotAllowed(';
const INERT = ['unknownPath', 'refusedRequest'];
const SETTINGS = ['dynamic', 'runtime', 'revalidate', 'fetchCache', 'maxDuration', 'preferredRegion'];

/**
 * Reads them from the files of the folder `app`. `problems`: in one line each, what could be a door and is not understood.
 */
export function readDoors(app: string): Doors {
  const found: Doors = { doors: [], problems: [] };
  for (const file of sourcesUnder(app)) {
    const [name, source] = [basename(file), readFileSync(join(app, file), 'utf8')];
    if (/^\s*['"]use server['"]/m.test(source)) found.problems.push(`${file}: a server action has no address`);
    if (UNSAID.test(name)) found.problems.push(`${file}: answers at an address that its folder does not say`);
    if (!PAGE.test(name)) continue;
    const address = addressOf(file);
    if (name.startsWith('page.')) {
      found.doors.push(`GET ${address}`);
      continue;
    }
    const served = SERVED.exec(source)?.[1];
    if (served !== undefined) {
      const { doors, problems } = readServed(served, address);
      found.doors.push(...doors);
      found.problems.push(...problems.map((problem) => `${file}: ${problem}`));
      continue;
    }
    const { methods, problems } = readMethods(source);
    found.doors.push(...methods.map((method) => `${method} ${address}`));
    found.problems.push(...problems.map((problem) => `${file}: ${problem}`));
  }
  return found;
}

/** Of folders with a dot too (`.well-known`), which a glob leaves out. */
function sourcesUnder(app: string): string[] {
  return readdirSync(app, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[jt]sx?$/.test(entry.name))
    .map((entry) => relative(app, join(entry.parentPath, entry.name)))
    .toSorted();
}

/** The address as the folders spell it, groups apart: `/admin/runs/[id]`. */
function addressOf(file: string): string {
  const segments = dirname(file)
    .split(sep)
    .filter((segment) => segment !== '.' && !/^\(.*\)$/.test(segment));
  return `/${segments.join('/')}`;
}

/** The endpoints that a file exports by their names, as `markets.getPublicMarket`; each must be of the file's address. */
function readServed(names: string, address: string): Doors {
  const endpoints: Record<string, Endpoint> = ENDPOINTS;
  const doors: string[] = [];
  const problems: string[] = [];
  for (const [written] of names.matchAll(/[\w.]+/g)) {
    const endpoint = endpoints[written.slice(written.indexOf('.') + 1)];
    const door = endpoint && doorOf(endpoint);
    if (door?.endsWith(` ${address}`)) doors.push(door);
    else problems.push(`« ${written} » is no endpoint of ${address}`);
  }
  return { doors, problems };
}

/** The methods that a route handler answers by doing something. */
function readMethods(source: string): { methods: Method[]; problems: string[] } {
  const methods: Method[] = [];
  const problems: string[] = [];
  const isMethod = (name: string): name is Method => (METHODS as readonly string[]).includes(name);
  const isInert = (local: string) => INERT.includes(local) || source.includes(`const ${local} = ${INERT_MAKER}`);
  for (const [, rest = ''] of source.matchAll(/^export\b(\s*\{[^}]*\}[^;\n]*|[^\n]*)/gm)) {
    const [, declared] = /^\s+(?:async\s+)?(?:function|const|let|var)\s+(\w+)/.exec(rest) ?? [];
    const [, list, from] = /^\s*\{([^}]*)\}(\s*from)?/.exec(rest) ?? [];
    if (/^\s+type\b/.test(rest)) continue;
    if (declared !== undefined && isMethod(declared)) methods.push(declared);
    else if (declared !== undefined && SETTINGS.includes(declared)) continue;
    else if (list === undefined || from)
      problems.push(`cannot tell what is exported by « export${rest.split('\n')[0]} »`);
    else {
      for (const item of list.split(',').map((text) => text.trim())) {
        if (item === '') continue;
        const [local = '', exported = local] = item.split(/\s+as\s+/);
        if (!isMethod(exported)) problems.push(`cannot tell what « ${item} » is`);
        else if (!isInert(local)) methods.push(exported);
      }
    }
  }
  return { methods, problems };
}

/** What keeps the doors and their rows from agreeing, one line each; none when they agree. */
export function accessProblems(app: string, access: Record<string, unknown>): string[] {
  const { doors, problems } = readDoors(app);
  return [
    ...problems,
    ...doors.filter((door) => !Object.hasOwn(access, door)).map((door) => `${door}: no row says who may`),
    ...Object.keys(access)
      .filter((row) => !doors.includes(row))
      .map((row) => `${row}: a row, and no such door`),
  ];
}
