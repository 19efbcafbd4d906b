import { ENDPOINTS } from '@/lib/api/endpoints';
import type { Endpoint } from '@/lib/api/endpoints/endpoint';

export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
export type Method = (typeof METHODS)[number];

/** Whom a door opens to. */
export type Who =
  /** Open to all, without identification. */
  | 'everyone'
  /** Anyone with the secret that is in the address. */
  | 'link'
  /** An editor, by its client credentials. */
  | 'client'
  /** An editor's token of this scope; what the address names must be that editor's. */
  | 'api_read'
  | 'api_write'
  /** A browser that holds a grant on the market, or on the application, of the address. */
  | 'buyer'
  | 'candidate'
  /** An account of the console: any, or administrators only. */
  | 'reader'
  | 'administrator'
  /** The bearer token of the metrics. */
  | 'metrics'
  /** An Inngest server, by its signature. */
  | 'engine';

/**
 * Who may: a row for every door of `app`, said one by one so that a new door is thought about; endpoints of the API say it
 * themselves. What answers 404 or 405 to
 * anybody is no door. The build fails when a door has no row (`bin/checks/doors.ts`), and `e2e/authorisation.spec.ts` tries each row
 * with every kind of caller. A GET's row is its HEAD's too.
 */
export const ACCESS: Readonly<Record<Door, Who>> = {
  ...rowsOf(Object.values(ENDPOINTS)),
  'GET /': 'everyone',
  'GET /.well-known/security.txt': 'everyone',
  'GET /accessibilite': 'everyone',
  'GET /acheteur': 'everyone',
  'GET /admin': 'reader',
  'GET /admin/account': 'reader',
  'POST /admin/account/noted': 'reader',
  'POST /admin/account/password': 'reader',
  'POST /admin/account/recovery_codes': 'reader',
  'POST /admin/account/second_factor': 'reader',
  'POST /admin/account/sessions': 'reader',
  'POST /admin/account/sign_out': 'everyone',
  'GET /admin/administrators': 'administrator',
  'GET /admin/administrators/[id]': 'administrator',
  'POST /admin/administrators/[id]/disable': 'administrator',
  'POST /admin/administrators/[id]/enable': 'administrator',
  'POST /admin/administrators/[id]/link': 'administrator',
  'POST /admin/administrators/[id]/role': 'administrator',
  'POST /admin/administrators/[id]/second_factor': 'administrator',
  'POST /admin/administrators/[id]/sessions': 'administrator',
  'POST /admin/administrators/create': 'administrator',
  'GET /admin/applications': 'reader',
  'GET /admin/applications/[identifier]': 'reader',
  'POST /admin/applications/[identifier]/end_access': 'administrator',
  'GET /admin/applications/[identifier]/withdraw': 'administrator',
  'POST /admin/applications/[identifier]/withdraw/confirm': 'administrator',
  'GET /admin/audit': 'reader',
  'GET /admin/audit/export': 'reader',
  'GET /admin/catalogue': 'reader',
  'GET /admin/catalogue/[key]': 'reader',
  'GET /admin/catalogue/[key]/preview': 'administrator',
  'POST /admin/catalogue/[key]/save': 'administrator',
  'GET /admin/circuits': 'reader',
  'GET /admin/circuits/[clientId]': 'administrator',
  'POST /admin/circuits/[clientId]/close': 'administrator',
  'GET /admin/deliveries': 'reader',
  'GET /admin/deliveries/[id]': 'reader',
  'GET /admin/deliveries/redeliver': 'administrator',
  'POST /admin/deliveries/redeliver/send': 'administrator',
  'GET /admin/editors': 'reader',
  'GET /admin/editors/[clientId]': 'reader',
  'POST /admin/editors/[clientId]/activate': 'administrator',
  'POST /admin/editors/[clientId]/change': 'administrator',
  'POST /admin/editors/[clientId]/confirm_webhook_secret': 'administrator',
  'POST /admin/editors/[clientId]/deactivate': 'administrator',
  'POST /admin/editors/[clientId]/rotate_client_secret': 'administrator',
  'POST /admin/editors/[clientId]/rotate_webhook_secret': 'administrator',
  'POST /admin/editors/[clientId]/test_webhook': 'administrator',
  'GET /admin/editors/new': 'administrator',
  'POST /admin/editors/new/create': 'administrator',
  'GET /admin/markets': 'reader',
  'GET /admin/markets/[identifier]': 'reader',
  'GET /admin/markets/[identifier]/applications_table': 'administrator',
  'GET /admin/markets/[identifier]/packages': 'administrator',
  'GET /admin/registers': 'reader',
  'GET /admin/runs': 'reader',
  'GET /admin/runs/[id]': 'reader',
  'POST /admin/runs/[id]/cancel': 'administrator',
  'POST /admin/runs/[id]/retry': 'administrator',
  'GET /admin/search': 'reader',
  'POST /admin/search/find': 'reader',
  'GET /admin/sign_in': 'everyone',
  'GET /admin/sign_in/access/[token]': 'link',
  'POST /admin/sign_in/access/[token]/use': 'link',
  'POST /admin/sign_in/password': 'everyone',
  'GET /admin/sign_in/second_factor': 'everyone',
  'POST /admin/sign_in/second_factor/check': 'everyone',
  'GET /admin/statistics': 'reader',
  'GET /admin/statistics/export': 'reader',
  'GET /api/inngest': 'engine',
  'POST /api/inngest': 'engine',
  'PUT /api/inngest': 'engine',
  'GET /buyer/public_markets/[identifier]/access/[token]/setup': 'link',
  'GET /buyer/public_markets/[identifier]/additional_fields': 'buyer',
  'POST /buyer/public_markets/[identifier]/additional_fields/save': 'buyer',
  'POST /buyer/public_markets/[identifier]/leave': 'buyer',
  'GET /buyer/public_markets/[identifier]/preview': 'buyer',
  'GET /buyer/public_markets/[identifier]/required_fields': 'buyer',
  'POST /buyer/public_markets/[identifier]/required_fields/save': 'buyer',
  'GET /buyer/public_markets/[identifier]/requirements': 'buyer',
  'POST /buyer/public_markets/[identifier]/retry_sync': 'buyer',
  'GET /buyer/public_markets/[identifier]/setup': 'buyer',
  'POST /buyer/public_markets/[identifier]/setup/save': 'buyer',
  'GET /buyer/public_markets/[identifier]/summary': 'buyer',
  'POST /buyer/public_markets/[identifier]/summary/save': 'buyer',
  'GET /buyer/public_markets/[identifier]/sync_status': 'buyer',
  'GET /buyer/public_markets/[identifier]/sync_status/progress': 'buyer',
  'GET /candidat': 'everyone',
  'GET /candidat/arret/[address]': 'link',
  'POST /candidat/arret/[address]/save': 'link',
  'GET /candidat/code': 'everyone',
  'POST /candidat/code/save': 'everyone',
  'GET /candidat/mes-candidatures': 'everyone',
  'POST /candidat/mes-candidatures/save': 'everyone',
  'GET /candidate/market_applications/[identifier]/[step]': 'candidate',
  'POST /candidate/market_applications/[identifier]/[step]/draft': 'candidate',
  'POST /candidate/market_applications/[identifier]/[step]/files': 'candidate',
  'DELETE /candidate/market_applications/[identifier]/[step]/files/[id]': 'candidate',
  'POST /candidate/market_applications/[identifier]/[step]/save': 'candidate',
  'GET /candidate/market_applications/[identifier]/[step]/states': 'candidate',
  'GET /candidate/market_applications/[identifier]/[step]/[section]': 'candidate',
  'POST /candidate/market_applications/[identifier]/[step]/[section]/draft': 'candidate',
  'POST /candidate/market_applications/[identifier]/[step]/[section]/files': 'candidate',
  'DELETE /candidate/market_applications/[identifier]/[step]/[section]/files/[id]': 'candidate',
  'POST /candidate/market_applications/[identifier]/[step]/[section]/save': 'candidate',
  'GET /candidate/market_applications/[identifier]/[step]/[section]/states': 'candidate',
  'GET /candidate/market_applications/[identifier]/access/[token]/company_identification': 'link',
  'GET /candidate/market_applications/[identifier]/access/[token]/member': 'link',
  'POST /candidate/market_applications/[identifier]/access/[token]/member/open': 'link',
  'GET /candidate/market_applications/[identifier]/attestation': 'candidate',
  'GET /candidate/market_applications/[identifier]/company_identification': 'candidate',
  'GET /candidate/market_applications/[identifier]/files/[id]': 'candidate',
  'GET /candidate/market_applications/[identifier]/group': 'candidate',
  'POST /candidate/market_applications/[identifier]/group/save': 'candidate',
  'POST /candidate/market_applications/[identifier]/leave': 'candidate',
  'GET /candidate/market_applications/[identifier]/people': 'candidate',
  'POST /candidate/market_applications/[identifier]/people/save': 'candidate',
  'POST /candidate/market_applications/[identifier]/replace/save': 'candidate',
  'POST /candidate/market_applications/[identifier]/retry_sync': 'candidate',
  'GET /candidate/market_applications/[identifier]/submitted': 'candidate',
  'GET /candidate/market_applications/[identifier]/summary': 'candidate',
  'POST /candidate/market_applications/[identifier]/summary/save': 'candidate',
  'GET /candidate/market_applications/[identifier]/sync_status': 'candidate',
  'GET /candidate/market_applications/[identifier]/sync_status/progress': 'candidate',
  'GET /candidate/market_applications/[identifier]/withdraw': 'candidate',
  'POST /candidate/market_applications/[identifier]/withdraw/save': 'candidate',
  'GET /documentation/api': 'everyone',
  'GET /documentation/changements': 'everyone',
  'GET /documentation/collection.json': 'everyone',
  'GET /documentation/conformite': 'everyone',
  'GET /documentation/exemples': 'everyone',
  'GET /documentation/manifest.schema.json': 'everyone',
  'GET /donnees-personnelles': 'everyone',
  'GET /editeur': 'everyone',
  'GET /livez': 'everyone',
  'GET /mentions-legales': 'everyone',
  'GET /metrics': 'metrics',
  'GET /quitter': 'everyone',
  'POST /quitter/tout': 'everyone',
  'GET /readyz': 'everyone',
  'GET /verification': 'everyone',
  'GET /verification/[identifier]': 'link',
  'GET /verification/file': 'everyone',
  'POST /verification/file': 'everyone',
};

type Door = `${Method} /${string}`;

/** An endpoint's door, as the folders of `app` spell it. */
export function doorOf({ method, path }: Endpoint): Door {
  return `${method.toUpperCase()} ${path.replaceAll('{', '[').replaceAll('}', ']')}` as Door;
}

/** An endpoint says itself whom it answers. */
function rowsOf(endpoints: Endpoint[]): Record<Door, Who> {
  const who = ({ access }: Endpoint): Who => (access === 'anybody' ? 'everyone' : access);
  return Object.fromEntries(endpoints.map((endpoint) => [doorOf(endpoint), who(endpoint)]));
}
