import { json } from '@/lib/api/answers';
import { methodNotAllowed, withRequestId } from '@/lib/api/route';
import { serverMetadata } from '@/lib/oauth/server-metadata';

export const GET = withRequestId(async () => json(200, serverMetadata(), { 'Cache-Control': 'public, max-age=3600' }));

const notAllowed = methodNotAllowed('GET');

export { notAllowed as DELETE, notAllowed as OPTIONS, notAllowed as PATCH, notAllowed as POST, notAllowed as PUT };
