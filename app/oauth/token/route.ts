import { json } from '@/lib/api/answers';
import { readBody } from '@/lib/api/read-body';
import { methodNotAllowed, withRequestId } from '@/lib/api/route';
import { AppError } from '@/lib/errors';
import { issueToken } from '@/lib/oauth/issue-token';
import { OAuthError } from '@/lib/oauth/oauth-error';

const NO_STORE = { 'Cache-Control': 'no-store', Pragma: 'no-cache' };

export const POST = withRequestId(async (request) => {
  try {
    const form = await readForm(request);
    const token = await issueToken(form, request.headers.get('authorization'), new Date());
    return json(200, token, NO_STORE);
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    const challenge: Record<string, string> = error.basic ? { 'WWW-Authenticate': 'Basic realm="Passe Marche"' } : {};
    const body = { error: error.error, error_description: error.description };
    return json(error.status, body, { ...NO_STORE, ...challenge });
  }
});

async function readForm(request: Request): Promise<URLSearchParams> {
  const [mediaType] = (request.headers.get('content-type') ?? '').split(';');
  if (mediaType?.trim().toLowerCase() !== 'application/x-www-form-urlencoded') {
    throw new OAuthError('invalid_request', 'Content-Type must be application/x-www-form-urlencoded');
  }
  try {
    return new URLSearchParams(await readBody(request));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'bad_request') throw error;
    throw new OAuthError('invalid_request', 'The body must be in UTF-8');
  }
}

const notAllowed = methodNotAllowed('POST');

export { notAllowed as DELETE, notAllowed as GET, notAllowed as PATCH, notAllowed as PUT };
