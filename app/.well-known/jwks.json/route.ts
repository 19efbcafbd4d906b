import { json } from '@/lib/api/answers';
import { methodNotAllowed, withRequestId } from '@/lib/api/route';
import { publishedKeys } from '@/lib/oauth/signing-key';

// A minute, as our own processes: a new key must be known soon after it signs.
export const GET = withRequestId(async () =>
  json(200, { keys: await publishedKeys(new Date()) }, { 'Cache-Control': 'public, max-age=60' }),
);

const notAllowed = methodNotAllowed('GET');

export { notAllowed as DELETE, notAllowed as OPTIONS, notAllowed as PATCH, notAllowed as POST, notAllowed as PUT };
