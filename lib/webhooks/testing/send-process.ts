import { argv, stdout } from 'node:process';
import { createDialler } from '@/lib/webhooks/dialler';
import { sendWebhook } from '@/lib/webhooks/send-webhook';

/** Sends a webhook to the address given, in the environment given, and says what came of it. */
const exchange = await sendWebhook(argv[2] ?? '', {}, '{}', { dialler: createDialler({ allowPrivate: true }) });
stdout.write(JSON.stringify(exchange));
