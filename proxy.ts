import { type NextRequest, NextResponse } from 'next/server';

/** True under `next dev`, whose live reload evaluates code and injects styles; set by `next.config.mjs`. */
declare const DEVELOPMENT_SERVER: boolean;

function contentSecurityPolicy(nonce: string): string {
  const script = `'self' 'nonce-${nonce}' 'strict-dynamic'`;
  return [
    "default-src 'none'",
    `script-src ${DEVELOPMENT_SERVER ? `${script} 'unsafe-eval'` : script}`,
    `style-src 'self' ${DEVELOPMENT_SERVER ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * Makes a nonce for each page: in the request, where the layout and Next.js read it, and in the answer's policy. Tells
 * it its own address too.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('x-address', request.nextUrl.pathname + request.nextUrl.search);
  headers.set('Content-Security-Policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  return response;
}

/**
 * Pages only. Whatever has a body stays out, wherever it is posted: Next.js copies the body of a request that passes
 * here into memory and silently cuts it at 10 MB. What stays out gets the policy without scripts of `next.config.mjs`.
 */
export const config = {
  matcher: [
    {
      // a candidate's own file has the policy of its own route
      source:
        '/((?!api/|oauth/|\\.well-known/|_next/|livez$|readyz$|metrics$|candidate/market_applications/[^/]+/files/).*)',
      missing: [{ type: 'header', key: 'content-type' }],
    },
  ],
};
