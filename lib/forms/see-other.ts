/** The answer to a post: « look there » (RFC 9110, 15.4.4), so that a reload posts nothing twice. `path` is our own. */
export function seeOther(path: string, headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 303, headers: { Location: path, 'Cache-Control': 'no-store', ...headers } });
}
