import { serve } from 'inngest/edge';
import { createJobClient } from '@/inngest/client';
import { jobFunctions } from '@/inngest/functions';

let handler: ((request: Request) => Promise<Response>) | undefined;

/** Where an Inngest server calls the functions. Requests must be signed, in every mode. */
function handle(request: Request): Promise<Response> {
  if (!handler) {
    const client = createJobClient();
    handler = serve({ client, functions: jobFunctions(client) });
  }
  return handler(request);
}

export { handle as GET, handle as POST, handle as PUT };
