import { ROUTES } from './metric-labels';

export type Route = (typeof ROUTES)[number];

const EXACT = new Set<string>(ROUTES);

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

/** Where an identifier stands in an address of the API, and what it is called there. */
const IDENTIFIER = { public_markets: '{identifier}', market_applications: '{identifier}', webhook_deliveries: '{id}' };

/** What a path is counted as: one of `ROUTES`, whatever the path is. The query, which may say more, is cut off. */
export function routeTemplate(url: string): Route {
  const [path = ''] = url.split('?', 1);
  if (isRoute(path)) return path;
  const parts = path.split('/', 8);
  const [, area = '', version, noun = '', identifier] = parts;
  if (area !== 'api') return AREAS.get(area) ?? (SITE.has(area) ? 'site' : 'other');
  if (version !== 'v1' || !identifier || !Object.hasOwn(IDENTIFIER, noun)) return 'other';
  parts[4] = IDENTIFIER[noun as keyof typeof IDENTIFIER];
  const template = parts.join('/');
  return isRoute(template) ? template : 'other';
}

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

/** An area's own name is no path. */
const isRoute = (text: string): text is Route => text.startsWith('/') && EXACT.has(text);
