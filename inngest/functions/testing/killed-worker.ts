import { testApplication } from '@/inngest/engine/testing/application';
import { deliverWebhook } from '@/inngest/functions/deliver-webhook';
import { makeDocuments } from '@/inngest/functions/make-documents';
import { startRelay } from '@/inngest/relay';
import { instanceStorage } from '@/lib/storage/instance-storage';

/**
 * Run by a test in a process of its own, to be killed with -9 while documents are made: it says on its output when the
 * chosen call of the function begins (`during`), or stops for ever once it is done and nobody knows yet (`after`), or once
 * the chosen document is stored and not yet published (`stored`).
 */
const [databaseUrl = '', leaseMs = '', moment = '', call = ''] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
let calls = 0;

const application = testApplication(databaseUrl, (client) => [makeDocuments(client), deliverWebhook(client)], {
  leaseMs: Number(leaseMs),
  handler: countingHandler,
});

async function countingHandler(request: Request): Promise<Response> {
  const isOurs = request.method === 'POST' && new URL(request.url).searchParams.get('fnId')?.includes('make-documents');
  const isChosen = isOurs && ++calls === Number(call);
  if (isChosen && moment === 'during') say('now');
  const answer = await application.handler(request);
  if (isChosen && moment === 'after') {
    say('now');
    return new Promise(() => {});
  }
  return answer;
}

const storage = instanceStorage();
const put = storage.put.bind(storage);
let puts = 0;
storage.put = async (...args) => {
  const stored = await put(...args);
  if (moment !== 'stored' || ++puts !== Number(call)) return stored;
  say('now');
  return new Promise(() => {});
};

await application.engine.start();
await startRelay((events) => application.engine.send(events));
say('started');
