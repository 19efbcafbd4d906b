import type { Inngest } from 'inngest';
import { applyRetentionRules } from './apply-retention';
import { askForgottenRegisters, askRegisters } from './ask-registers';
import { deliverWebhook, deliverWebhookLater, resumeDeliveries } from './deliver-webhook';
import { finishDocuments } from './finish-documents';
import { forgetEndedLimits } from './forget-limits';
import { makeDocuments } from './make-documents';
import { scanStoredFile, scanWaitingFiles } from './scan-file';
import { remindOfDeadlines, resumeMessages, sendPromisedMessage } from './send-message';
import { sendWebhookTests } from './send-webhook-tests';

import { sweepFilesRemoved, sweepStoredObjects } from './sweep-storage';

/** Every background function, the same on the embedded engine and on an Inngest server. */
export function jobFunctions(client: Inngest) {
  return [
    makeDocuments(client),
    finishDocuments(client),
    deliverWebhook(client),
    deliverWebhookLater(client),
    resumeDeliveries(client),
    sendWebhookTests(client),
    forgetEndedLimits(client),
    scanStoredFile(client),
    scanWaitingFiles(client),
    sweepStoredObjects(client),
    sweepFilesRemoved(client),
    applyRetentionRules(client),
    askRegisters(client),
    askForgottenRegisters(client),
    sendPromisedMessage(client),
    resumeMessages(client),
    remindOfDeadlines(client),
  ];
}
