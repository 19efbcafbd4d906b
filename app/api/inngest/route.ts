import { createJobClient } from '@/inngest/client';
import { serveJobs } from '@/inngest/serve-jobs';
import { json } from '@/lib/api/answers';
import { readBody } from '@/lib/api/read-body';
import { methodNotAllowed, withRequestId } from '@/lib/api/route';

let handler: ((request: Request) => Promise<Response>) | undefined;

/** What a signature looks like: the second it was made, and a SHA-256 in hexadecimal. */
const SIGNATURE = /^t=\d{1,12}&s=[0-9a-f]{64}$/;

/**
 * Where an Inngest server calls the functions. Requests must be signed, in every mode. What cannot be is refused here: the
 * SDK reads the body first, whatever its size, and answers a stack to one that is not JSON.
 */
const handle = withRequestId(async (request) => {
  if (!SIGNATURE.test(request.headers.get('x-inngest-signature') ?? '')) return refused();
  handler ??= serveJobs(createJobClient());
  const { url, method, headers } = request;
  if (method === 'GET' || method === 'HEAD') return handler(request);
  const body = await readBody(request);
  return isJson(body) ? handler(new Request(url, { method, headers, body })) : refused();
});

/** As the SDK says it to a signature that is wrong. */
const refused = () => json(401, { message: 'Unauthorized' });

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const notAllowed = methodNotAllowed('GET', 'POST', 'PUT');

export {
  handle as GET,
  handle as POST,
  handle as PUT,
  notAllowed as DELETE,
  notAllowed as OPTIONS,
  notAllowed as PATCH,
};
