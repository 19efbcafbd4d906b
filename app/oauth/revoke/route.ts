import { oauthRoute } from '@/lib/api/oauth-route';
import { methodNotAllowed } from '@/lib/api/route';
import { revokeToken } from '@/lib/oauth/revoke-token';

export const POST = oauthRoute(revokeToken);

const notAllowed = methodNotAllowed('POST');

export { notAllowed as DELETE, notAllowed as GET, notAllowed as OPTIONS, notAllowed as PATCH, notAllowed as PUT };
