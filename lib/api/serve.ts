import type { Endpoint } from './endpoints/endpoint';
import { oauthRoute } from './oauth-route';
import { apiRoute, type Handler, methodNotAllowed, type WithIdentifier, withRequestId } from './route';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

type RouteExports<Context> = Record<(typeof METHODS)[number] | 'OPTIONS', Handler<Context>>;

/** Only what a token opens names things in its path. */
type ContextOf<E extends Endpoint> = E['access'] extends 'client' | 'anybody' ? unknown : WithIdentifier;

/**
 * What the `route.ts` of a path exports: the endpoints there, and for every other method the answer that says which the
 * path has. Next.js answers a method that a route does not export by itself, without a body.
 */
export function serve<List extends Endpoint[]>(...endpoints: List): RouteExports<ContextOf<List[number]>> {
  const methodOf = ({ method }: Endpoint) => method.toUpperCase() as 'GET' | 'POST' | 'PATCH';
  const notAllowed = methodNotAllowed(
    ...METHODS.filter((method) => endpoints.some((each) => methodOf(each) === method)),
  );
  const others = { GET: notAllowed, POST: notAllowed, PUT: notAllowed, PATCH: notAllowed, DELETE: notAllowed };
  const own = Object.fromEntries(endpoints.map((endpoint) => [methodOf(endpoint), handlerOf(endpoint)]));
  return { ...others, OPTIONS: notAllowed, ...own };
}

function handlerOf(endpoint: Endpoint): Handler<WithIdentifier> {
  switch (endpoint.access) {
    case 'anybody':
      return withRequestId(endpoint.handle);
    case 'client':
      return oauthRoute(endpoint.handle);
    default:
      return apiRoute(endpoint.access, endpoint.handle);
  }
}
