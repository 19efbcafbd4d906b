import type { Who } from '@/lib/doors/access';
import type { Caller } from './send';
import type { Tenant } from './tenants';

/** Everybody who might knock at a door of tenant A. */
export function makeCallers(a: Tenant, b: Tenant, reader: string, administrator: string, metricsToken: string) {
  return {
    nobody: { name: 'nobody' },
    aRead: { name: 'editor A, token to read', bearer: a.tokens.read },
    aWrite: { name: 'editor A, token to write', bearer: a.tokens.write },
    aFull: { name: 'editor A', bearer: a.tokens.full, client: a.client },
    bFull: { name: 'editor B', bearer: b.tokens.full, client: b.client },
    aBuyer: { ...a.buyer, name: 'buyer A' },
    bBuyer: { ...b.buyer, name: 'buyer B' },
    aCandidate: { ...a.candidate, name: 'candidate A' },
    bCandidate: { ...b.candidate, name: 'candidate B' },
    // A member of a group opens its own part, and no door of the application.
    aMember: { ...a.member, name: 'member of a group of A' },
    reader: { name: 'reader', cookie: reader },
    administrator: { name: 'administrator', cookie: administrator },
    metrics: { name: 'metrics', bearer: metricsToken },
  } satisfies Record<string, Caller>;
}

export type CallerKey = keyof ReturnType<typeof makeCallers>;

/** The callers that each kind of door opens to. A link opens nothing with another secret than its own. */
const OPENS: Record<Exclude<Who, 'everyone'>, CallerKey[]> = {
  link: [],
  client: ['aFull', 'bFull'],
  api_read: ['aRead', 'aFull', 'bFull'],
  api_write: ['aWrite', 'aFull', 'bFull'],
  buyer: ['aBuyer'],
  candidate: ['aCandidate'],
  reader: ['reader', 'administrator'],
  administrator: ['administrator'],
  metrics: ['metrics'],
  engine: [],
};

/**
 * What this caller must be answered at a door of A: `allowed`, or the statuses of a refusal.
 * @param names whether the address names something of A's
 */
export function expected(who: Who, key: CallerKey, door: string, names: boolean): 'allowed' | number[] {
  if (who === 'everyone') return 'allowed';
  // A check of a document without its secret is answered by an ordinary page: it is not known.
  if (door === 'GET /verification/[identifier]') return [200];
  if (who === 'link') return grantBeside(door) === key ? 'allowed' : [401, 404];
  if (who === 'client' && !OPENS.client.includes(key)) return [401];
  const isApi = who === 'api_read' || who === 'api_write';
  if (isApi && key === 'bFull' && names) return [404];
  if (OPENS[who].includes(key)) return 'allowed';
  if (isApi && (key === 'aRead' || key === 'aWrite')) return [403];
  if (who === 'administrator' && key === 'reader') return [403];
  return [401];
}

/** The doors of a member's link. */
export const isOfMember = (door: string): boolean => door.includes('/access/[token]/member');

/** A browser that entered already is let in by its grant, whatever the link. */
function grantBeside(door: string): CallerKey | undefined {
  // A member's link opens once, and for nobody who was let in by another.
  if (isOfMember(door)) return undefined;
  if (door.includes(' /buyer/')) return 'aBuyer';
  return door.includes(' /candidate/') ? 'aCandidate' : undefined;
}
