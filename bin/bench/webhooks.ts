import { type Instance, startInstance } from '@/bin/launcher/instance';
import { say } from '@/bin/terminal/say';
import { drawTable } from '@/bin/terminal/table';
import { loopbackAllowed, makeRecipients, takePart } from '@/bin/webhooks/make-recipients';
import { type Receiver, startReceiver } from '@/bin/webhooks/receiver';
import { closeDatabase } from '@/db/database';
import type { Editor } from '@/db/queries/editors';
import { operatorAt } from '@/lib/audit/by';
import { updateEditor } from '@/lib/editors/update-editor';
import { settingsOf } from './accounts';
import { bareLoop } from './bare-loop';
import { quantile } from './load';
import { describeLoad, describeMachine } from './measure/machine';
import { describeProcessor, processorMeter } from './measure/processor';
import { readOnly, WEBHOOK_PARTS, type WebhookPart } from './options';
import { commitAtRate, commitWebhooks, waitForCount } from './webhook-load';
import { measureMarkets } from './webhook-markets';
import { type Delays, decimal, describeDelays, measureDelays } from './webhook-report';

const editorCount = 10;
const rates = [20, 100] as const;
const isolationRate = 50;
const warmUpSeconds = 3;
const seconds = 20;
const burst = 10_000;

/** `npm run bench -- webhooks`: from the commit of an event to its arrival at the editor, through all that is between. */
export async function benchWebhooks(args: string[]): Promise<void> {
  const only = readOnly(args, WEBHOOK_PARTS);
  const receiver = await startReceiver();
  try {
    const instance = await startInstance({ ...loopbackAllowed, LOG_LEVEL: 'warn' }, 'bench');
    await runAll(instance, receiver, only).finally(instance.stop);
  } finally {
    await receiver.stop();
  }
}

async function runAll(instance: Instance, receiver: Receiver, only: readonly WebhookPart[]): Promise<void> {
  const settings = await settingsOf(instance);
  takePart(settings);
  try {
    say(await describeMachine(settings.DATABASE_URL));
    await measureRate(receiver, 'échauffement', rates[1], warmUpSeconds);
    if (only.includes('rates')) await measureRates(instance.pid, receiver);
    if (only.includes('isolation')) await measureIsolation(receiver);
    if (only.includes('burst')) await measureBurst(instance.pid, receiver);
    if (only.includes('markets')) say(await measureMarkets());
    say(`\nCharge à la fin : ${describeLoad()}`);
  } finally {
    await closeDatabase();
  }
}

const makeEditors = async (receiver: Receiver, label: string): Promise<Editor[]> =>
  (await makeRecipients(editorCount, receiver, label)).map(({ editor }) => editor);

async function measureRates(pid: number, receiver: Receiver): Promise<void> {
  const rows: Delays[] = [];
  const spent = processorMeter(pid);
  for (const rate of rates) rows.push(await measureRate(receiver, `${rate} par seconde`, rate, seconds));
  say(`\nDu commit à la réception, ${editorCount} éditeurs (visé : p95 de 250 ms au plus à 100 par seconde)`);
  say(drawTable({ data: rows.map(describeDelays) }));
  say(
    describeProcessor(
      spent(),
      rows.reduce((sum, { delaysMs }) => sum + delaysMs.length, 0),
    ),
  );
}

async function measureRate(receiver: Receiver, name: string, perSecond: number, seconds: number): Promise<Delays> {
  const editors = await makeEditors(receiver, String(perSecond));
  const before = await receiver.count();
  const commits = await commitAtRate(editors, perSecond, seconds);
  await waitForCount(receiver, before + commits.length);
  return measureDelays(name, commits, receiver.ledger());
}

/** The same load twice; the second time, one editor of the ten never answers. Only the nine others are looked at. */
async function measureIsolation(receiver: Receiver): Promise<void> {
  const run = async (name: string, firstKind: 'ledger' | 'hole') => {
    const [first, ...others] = await makeEditors(receiver, firstKind);
    if (!first) throw new Error('no editor');
    const completionWebhookUrl = receiver.addressOf('premier', firstKind);
    const editors = [await updateEditor(first.clientId, { completionWebhookUrl }, operatorAt(new Date())), ...others];
    const before = await receiver.count();
    const commits = await commitAtRate(editors, isolationRate, seconds);
    const theirs = commits.filter(({ editorId }) => editorId !== first.id);
    await waitForCount(receiver, before + (firstKind === 'hole' ? theirs : commits).length);
    return measureDelays(name, theirs, receiver.ledger());
  };
  const without = await run('les dix répondent', 'ledger');
  const withHole = await run('un sur dix ne répond jamais', 'hole');
  const p99 = ({ delaysMs }: Delays) => quantile(delaysMs, 0.99);
  say(`\nIsolement : les neuf autres, à ${isolationRate} événements par seconde pour les dix`);
  say(drawTable({ data: [without, withHole].map(describeDelays) }));
  say(`p99 des autres : × ${decimal(p99(withHole) / p99(without), 2)} (visé : 2 au plus)`);
}

/** Events that one commit lets go all at once; the clock runs from it to the last arrival. */
async function measureBurst(pid: number, receiver: Receiver): Promise<void> {
  const bareSeconds = await bareLoop(receiver, burst, editorCount);
  const editors = await makeEditors(receiver, 'burst');
  const before = await receiver.count();
  await commitWebhooks(editors, burst);
  const spent = processorMeter(pid);
  const began = performance.now();
  await waitForCount(receiver, before + burst);
  const drainedSeconds = (performance.now() - began) / 1000;
  const used = spent();
  const missing = burst - ((await receiver.count()) - before);
  const line = (name: string, duration: number) => ({
    '': name,
    secondes: decimal(duration, 1),
    'par seconde': (burst / duration).toFixed(0),
    '÷ boucle nue': decimal(bareSeconds / duration, 2),
  });
  say(`\nRafale de ${burst} événements pour ${editorCount} éditeurs (visé : 60 s au plus), charge ${describeLoad()}`);
  say(drawTable({ data: [line('boucle nue', bareSeconds), line('Passe Marché', drainedSeconds)] }));
  say(`Non reçus : ${missing}`);
  say(describeProcessor(used, burst));
}
