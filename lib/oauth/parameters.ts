import { OAuthError } from './oauth-error';

/** A repeated parameter makes a request malformed (RFC 6749, 3.2). Throws `invalid_request`. */
export function refuseRepeatedParameters(form: URLSearchParams): void {
  const names = [...form.keys()];
  if (new Set(names).size !== names.length) throw new OAuthError('invalid_request', 'A parameter is repeated');
}

/** The token that a request is about; an empty parameter counts as absent (RFC 6749, 3.2). Throws `invalid_request`. */
export function requireToken(form: URLSearchParams): string {
  const token = form.get('token');
  if (!token) throw new OAuthError('invalid_request', 'token is missing');
  return token;
}
