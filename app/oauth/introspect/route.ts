import { oauthRoute } from '@/lib/api/oauth-route';
import { methodNotAllowed } from '@/lib/api/route';
import { introspectToken } from '@/lib/oauth/introspect-token';

export const POST = oauthRoute(introspectToken);

const notAllowed = methodNotAllowed('POST');

export { notAllowed as DELETE, notAllowed as GET, notAllowed as OPTIONS, notAllowed as PATCH, notAllowed as PUT };
