import { createJobClient } from '@/inngest/client';
import { serveJobs } from '@/inngest/serve-jobs';

let handler: ((request: Request) => Promise<Response>) | undefined;

/** Where an Inngest server calls the functions. Requests must be signed, in every mode. */
function handle(request: Request): Promise<Response> {
  handler ??= serveJobs(createJobClient());
  return handler(request);
}

export { handle as GET, handle as POST, handle as PUT };
