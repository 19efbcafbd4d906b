import type { Inngest } from 'inngest';
import { serve } from 'inngest/edge';
import { jobFunctions } from './functions';

/** The SDK's handler for a client's functions. Every request must be signed, the discovery of functions too. */
export function serveJobs(client: Inngest): (request: Request) => Promise<Response> {
  return serve({ client, functions: jobFunctions(client), enableUnauthedSync: false });
}
