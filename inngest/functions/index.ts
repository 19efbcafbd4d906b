import type { Inngest } from 'inngest';
import { deliverWebhook } from './deliver-webhook';
import { finishDocuments } from './finish-documents';
import { forgetEndedLimits } from './forget-limits';
import { makeDocuments } from './make-documents';

/** Every background function, the same on the embedded engine and on an Inngest server. */
export function jobFunctions(client: Inngest) {
  return [makeDocuments(client), finishDocuments(client), deliverWebhook(client), forgetEndedLimits(client)];
}
