import type { Route } from './metric-labels';

/** Addresses for programs that are no endpoint of the API. */
const EXACT: readonly Route[] = ['/api/inngest', '/livez', '/readyz', '/metrics'];

/** The first part of a path, and the area it is counted in. */
const AREAS = new Map<string, Route>([
  ['admin', 'admin'],
  ['buyer', 'buyer'],
  ['candidate', 'candidate'],
  ['verification', 'verification'],
  ['_next', 'static'],
  ['robots.txt', 'static'],
  ['erreur.css', 'static'],
]);

const SITE = new Set([
  '',
  'accessibilite',
  'acheteur',
  'candidat',
  'documentation',
  'donnees-personnelles',
  'editeur',
  'mentions-legales',
  'quitter',
]);

/**
 * Returns what says as what a path is counted: an endpoint's path (`/api/v1/public_markets/{identifier}`) or an area,
 * whatever the path is. The query, which may say more, is cut off.
 * @param endpoints paths of the endpoints; `{name}` stands for any one segment that is not empty
 */
export function routeTemplates(endpoints: string[]): (url: string) => Route {
  const templates = endpoints.map((path) => ({ path, segments: path.split('/') }));
  return (url) => {
    const [path = ''] = url.split('?', 1);
    // one segment more than the longest has, so that a longer path is seen to be none of them
    const parts = path.split('/', 9);
    const [, area = ''] = parts;
    const known = EXACT.find((each) => each === path) ?? templates.find(({ segments }) => isOf(segments, parts))?.path;
    return (known as Route | undefined) ?? AREAS.get(area) ?? (SITE.has(area) ? 'site' : 'other');
  };
}

const isOf = (segments: string[], parts: string[]): boolean =>
  segments.length === parts.length &&
  segments.every((segment, place) => (segment.startsWith('{') ? parts[place] !== '' : segment === parts[place]));
