import { readFileSync, writeFileSync } from 'node:fs';
import { argv, env, exit } from 'node:process';
import { parseArgs } from 'node:util';
import { clientSteps, receiverCases, conformanceText as text } from '@/lib/text/conformance';
import { tryClient } from './conformance/client-half';
import { countMarks, type Finding, judgeBoxes } from './conformance/findings';
import { tryReceiver } from './conformance/receiver-half';
import { makeOwnSeal, reportInJson, reportInPdf } from './conformance/report';
import { CREDENTIALS, startTrialInstance } from './conformance/trial-instance';
import { complain, say } from './terminal/say';

/**
 * `npm run conformance -- [--receiver ADDRESS] [--client] …`: tries an integration against the 41 boxes of the
 * specification's checklist. Exit status: 0 nothing failed, 1 something did, 2 wrong use.
 */
const USAGE = `Usage : npm run conformance -- [--receiver ADRESSE] [--client] [--steps ÉTAPES] [--port PORT] [--host ADRESSE]
                                [--declarations FICHIER] [--json FICHIER] [--pdf FICHIER]

  --receiver      l’adresse de votre récepteur de webhooks ; son secret est dans WEBHOOK_SECRET
  --client        ouvre une instance d’essai, à laquelle votre plateforme se connecte, et vous guide pas à pas
  --steps         du client, ces étapes seules, séparées par des virgules (${Object.keys(clientSteps).join(', ')})
  --port, --host  où elle écoute (un port libre, 127.0.0.1)
  --declarations  un objet JSON : numéro de case, puis ce que vous déclarez
  --json, --pdf   où écrire le rapport (conformite.json, conformite.pdf)`;

const options = {
  receiver: { type: 'string' },
  client: { type: 'boolean' },
  steps: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  declarations: { type: 'string' },
  json: { type: 'string' },
  pdf: { type: 'string' },
  help: { type: 'boolean' },
} as const;

function readArguments() {
  try {
    return parseArgs({ args: argv.slice(2), options }).values;
  } catch (error) {
    return refuse(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function refuse(words: string): never {
  complain(words);
  exit(2);
}

const values = readArguments();
if (values.help) {
  say(USAGE);
  exit(0);
}
const { receiver, client = false } = values;
if (!receiver && !client) refuse(USAGE);
if (receiver && !(URL.canParse(receiver) && /^https?:$/.test(new URL(receiver).protocol)))
  refuse('--receiver attend une adresse http ou https.');
const secret = env.WEBHOOK_SECRET;
if (receiver && !secret) refuse('WEBHOOK_SECRET manque : le secret de votre récepteur, comme texte.');

const names: Record<string, string> = { ...receiverCases, ...clientSteps };
const report = ({ name, ok, seen }: Finding) => say(`${ok ? '✔' : '✘'} ${names[name]}${ok ? '' : ` – ${seen}`}`);

const findings: Finding[] = [];
let clientAddress: string | undefined;
if (receiver && secret) findings.push(...(await tryReceiver({ address: receiver, secret }, report)));
if (client) {
  const instance = await startTrialInstance(Number(values.port ?? 0), values.host);
  clientAddress = instance.url;
  say(`Instance d’essai : ${instance.url}`);
  say(`client_id ${CREDENTIALS.clientId}, client_secret ${CREDENTIALS.clientSecret}`);
  findings.push(
    ...(await tryClient({
      instance,
      steps: values.steps?.split(','),
      ask: (step) => say(`\n→ ${clientSteps[step]}`),
      report,
    })),
  );
  await instance.close();
}

const declarations = values.declarations ? JSON.parse(readFileSync(values.declarations, 'utf8')) : {};
const made = {
  madeAt: new Date(),
  receiver,
  client: clientAddress,
  findings,
  boxes: judgeBoxes(findings, declarations),
};
const [jsonFile, pdfFile] = [values.json ?? 'conformite.json', values.pdf ?? 'conformite.pdf'];
writeFileSync(jsonFile, `${JSON.stringify(reportInJson(made), null, 2)}\n`);
writeFileSync(pdfFile, await reportInPdf(made, await makeOwnSeal(made.madeAt)));
const counts = countMarks(made.boxes);
say(`\n${text.summary(counts)}\n${jsonFile}, ${pdfFile}`);
exit(counts.failed > 0 ? 1 : 0);
