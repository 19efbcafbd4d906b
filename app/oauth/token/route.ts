import { oauthRoute } from '@/lib/api/oauth-route';
import { methodNotAllowed } from '@/lib/api/route';
import { issueToken } from '@/lib/oauth/issue-token';

export const POST = oauthRoute(issueToken);

const notAllowed = methodNotAllowed('POST');

export { notAllowed as DELETE, notAllowed as GET, notAllowed as OPTIONS, notAllowed as PATCH, notAllowed as PUT };
