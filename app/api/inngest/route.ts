import { createJobClient } from '@/inngest/client';
import { serveJobs } from '@/inngest/serve-jobs';
import { methodNotAllowed, withRequestId } from '@/lib/api/route';

let handler: ((request: Request) => Promise<Response>) | undefined;

/** Where an Inngest server calls the functions. Requests must be signed, in every mode. */
const handle = withRequestId((request) => {
  handler ??= serveJobs(createJobClient());
  return handler(request);
});

const notAllowed = methodNotAllowed('GET', 'POST', 'PUT');

export {
  handle as GET,
  handle as POST,
  handle as PUT,
  notAllowed as DELETE,
  notAllowed as OPTIONS,
  notAllowed as PATCH,
};
