import { argv, exit } from 'node:process';
import { fetchToken, makeAccounts, type Settings, settingsOf } from './bench/accounts';
import { startBareServer } from './bench/bare';
import { benchCandidates } from './bench/candidates';
import { benchClaims } from './bench/claims';
import { timeDocuments } from './bench/documents';
import { benchFiles } from './bench/files';
import { benchFloods } from './bench/floods';
import { linkTo, walkJourneys } from './bench/journey-pages';
import { measure } from './bench/load';
import { describeLoad, describeMachine, warnIfBusy } from './bench/measure/machine';
import { readProcessorTime } from './bench/measure/processor-time';
import { GROUPS, type GroupName, readBefore, readOnly } from './bench/options';
import { timePages } from './bench/page-times';
import { benchPhoneWalks } from './bench/phone-walk';
import { type Accounts, type Group, planBearer, planMarkets, planTokens, type Servers } from './bench/plan';
import { benchRegisters } from './bench/registers';
import { describeAims, describeCost, describeRate, drawGroup, type Measured } from './bench/report';
import { benchLongRush, benchRush } from './bench/rush/rush';
import { benchSlowPhone } from './bench/slow-phone';
import { benchUploads } from './bench/uploads';
import { benchWebhooks } from './bench/webhooks';
import { benchZip } from './bench/zip';
import { type Instance, startInstance } from './launcher/instance';
import { complain, say } from './terminal/say';
import { explain } from './terminal/stop-error';

/**
 * `npm run bench`: what requests cost, beside an empty handler of the same build and beside bare Node, in one run, on
 * one machine. Requests per second say something of this machine only; the aims are ratios, and it says which are reached
 * and what limits the rest.
 */
const clientCount = 50;
const warmUpSeconds = 3;
const pageRounds = 40;
/** Of requests, of uploads, of downloads; medians are told. */
const rounds = 3;
const secondsPerRound = 5;
const connections = 100;
const candidates = 50;

type Prepared = { instance: Instance; servers: Servers; settings: Settings; accounts: Accounts };

/** Runs the rounds of a group's rows alternately, so that whatever else the machine does falls on all alike. */
async function runGroup(group: Group): Promise<Measured[]> {
  const all: Measured[] = group.rows.map((row) => ({ row, rounds: [] }));
  for (const { row } of all) await measure(row, warmUpSeconds);
  for (let round = 0; round < rounds; round += 1) {
    for (const each of all) each.rounds.push(await measure(each.row, secondsPerRound));
  }
  say(drawGroup(group, all));
  for (const line of describeAims(all)) say(line);
  return all;
}

/** Starts an instance with so many web processes, and the bare server on the same database, for what `work` does. */
async function withServers(webProcesses: number, work: (prepared: Prepared) => Promise<void>): Promise<void> {
  const instance = await startInstance({ RATE_LIMITS: 'off', WEB_PROCESSES: String(webProcesses) }, 'bench');
  try {
    const settings = await settingsOf(instance);
    const bare = await startBareServer(settings);
    try {
      const accounts = {
        application: await makeAccounts(clientCount, settings),
        bare: await makeAccounts(clientCount, settings),
      };
      const servers = {
        application: {
          origin: instance.applicationUrl.replace('localhost', '127.0.0.1'),
          readTime: () => readProcessorTime(instance.pid, 'next-server', instance.pid),
        },
        bare: { origin: bare.origin, readTime: () => readProcessorTime(bare.pid, '', instance.pid) },
      };
      await work({ instance, servers, settings, accounts });
    } finally {
      await bare.stop();
    }
  } finally {
    await instance.stop();
  }
}

type Wants = (name: GroupName) => boolean;

async function benchOneProcess(wants: Wants): Promise<void> {
  if (!wants('token') && !wants('market') && !wants('bearer')) return;
  await withServers(1, async ({ servers, settings, accounts }) => {
    say(await describeMachine(settings.DATABASE_URL));
    say(`${connections} connexions, ${rounds} tours alternés de ${secondsPerRound} s, médianes`);
    if (wants('token')) await runGroup(planTokens('Jetons', servers, accounts, connections));
    if (wants('market')) await runGroup(await planMarkets(servers, accounts, connections));
    const [first] = accounts.application;
    if (wants('bearer') && first) {
      say(describeCost(await runGroup(await planBearer(servers.application, first))));
    }
  });
}

async function benchTwoProcesses(wants: Wants): Promise<void> {
  if (!wants('processes')) return;
  await withServers(2, async ({ servers, accounts }) => {
    say(describeRate(await runGroup(planTokens('Jetons, WEB_PROCESSES=2', servers, accounts, connections))));
  });
}

async function benchPages(wants: Wants): Promise<void> {
  if (!wants('pages')) return;
  await withServers(1, async ({ servers, accounts }) => {
    const [account] = accounts.application;
    if (!account) return;
    say(`\nPages, marché qui demande tous les champs (1 connexion, ${pageRounds} tours alternés, premier octet)`);
    const { origin } = servers.application;
    const empty = { name: 'page sans donnée', url: `${origin}/mentions-legales`, cookie: '' };
    const token = await fetchToken(origin, account);
    await walkJourneys(origin, token, async (pages) => say(await timePages(empty, pages, pageRounds)));
  });
}

async function benchPhone(wants: Wants): Promise<void> {
  if (!wants('phone')) return;
  await withServers(1, async ({ servers, accounts }) => {
    const [account] = accounts.application;
    if (!account) return;
    const { origin } = servers.application;
    const token = await fetchToken(origin, account);
    const links: string[] = [];
    for (let visit = 0; visit < rounds; visit += 1) links.push(await linkTo('largest', origin, token));
    say('\nPremière visite d’un téléphone (400 kbit/s, 400 ms), formulaire de tous les champs');
    say(await benchSlowPhone(links));
  });
}

async function benchWalks(wants: Wants): Promise<void> {
  if (!wants('walk')) return;
  await withServers(1, async ({ servers, accounts }) => {
    const [account] = accounts.application;
    if (!account) return;
    const { origin } = servers.application;
    const token = await fetchToken(origin, account);
    say('\nUn formulaire rempli sur un téléphone (360 px, 400 kbit/s, 400 ms), une faute faite et corrigée');
    say(
      await benchPhoneWalks([
        { name: 'petit marché', link: await linkTo('small', origin, token) },
        { name: 'marché de tous les champs', link: await linkTo('largest', origin, token) },
      ]),
    );
  });
}

async function benchFilling(wants: Wants): Promise<void> {
  if (!wants('candidates')) return;
  await withServers(1, async ({ servers, accounts }) => {
    const [account] = accounts.application;
    if (!account) return;
    const { origin } = servers.application;
    say(await benchCandidates(origin, await fetchToken(origin, account), candidates));
  });
}

async function benchPackage(wants: Wants): Promise<void> {
  if (!wants('zip')) return;
  await withServers(1, async ({ instance, settings, accounts }) => {
    const [account] = accounts.application;
    if (account) await benchZip(instance, settings, account, rounds);
  });
}

async function benchRequests(args: string[]): Promise<void> {
  const only = readOnly(args, GROUPS);
  const wants: Wants = (name) => only.includes(name);
  for (const warning of warnIfBusy()) say(warning);
  await benchOneProcess(wants);
  await benchTwoProcesses(wants);
  await benchPages(wants);
  await benchPhone(wants);
  await benchWalks(wants);
  await benchFilling(wants);
  await benchPackage(wants);
  if (wants('registers')) await benchRegisters(1_000, 1_000);
  if (wants('registers-true-clock')) await benchRegisters(50, 60_000);
  if (wants('claims')) say(await benchClaims());
  if (wants('rush')) await benchRush(readBefore(args));
  if (only.length < GROUPS.length && wants('rush-15-minutes')) await benchLongRush(readBefore(args), 900);
  if (wants('documents')) say(await timeDocuments());
  if (wants('files')) say(await benchFiles());
  if (wants('floods')) say(await benchFloods());
  if (wants('uploads')) say(await benchUploads(rounds));
  say(`\nCharge à la fin : ${describeLoad()}`);
}

try {
  const [first, ...rest] = argv.slice(2);
  if (first === 'webhooks') await benchWebhooks(rest);
  else await benchRequests(argv.slice(2));
  exit(0);
} catch (error) {
  complain(explain(error));
  exit(1);
}
