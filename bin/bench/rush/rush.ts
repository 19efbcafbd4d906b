import { setTimeout as delay } from 'node:timers/promises';
import { median, quantile } from '@/bin/bench/load';
import { processorMeter, type Spent } from '@/bin/bench/measure/processor';
import { projectFolder } from '@/bin/machine/project';
import { say } from '@/bin/terminal/say';
import { drawTable } from '@/bin/terminal/table';
import { type Arrivals, receiveCompletions } from './arrivals';
import { applyInHaste, type Times } from './candidate';
import { timeFixedWork } from './fixed-work';
import { type Server, startServer } from './server';
import { nextSiret } from './sirets';

const AT_ONCE = [10, 40] as const;
const ROUNDS = 3;
const SECONDS = 20;
const WARM_UP_SECONDS = 15;
const POLL_MS = 100;
/** How long the last documents are waited for. */
const PATIENCE_MS = 600_000;

/** The figures of one round; rates per minute, processor time in ms per application. */
type Round = {
  submitted: number;
  submittedPerMinute: number;
  completedPerMinute: number;
  processor: Spent;
  statements: number;
  getP95Ms: number;
  postP95Ms: number;
  /** From submission to the completion told, s, in the order of submission. */
  waits: number[];
};

/**
 * The hour before the deadline: so many candidates at once, each of whom fills a form of all fields and submits it, again
 * and again; then the backlog is waited for. `before`: the folder of another version of the project, built, measured in
 * the same turns by the same client.
 */
export async function benchRush(before: string | undefined): Promise<void> {
  const arrivals = await receiveCompletions();
  const servers: Server[] = [];
  try {
    if (before) servers.push(await startServer('avant', before, arrivals.url));
    servers.push(await startServer('ici', projectFolder, arrivals.url));
    for (const server of servers) await rush(server, arrivals, 10, WARM_UP_SECONDS);
    for (const atOnce of AT_ONCE) await benchTogether(servers, arrivals, atOnce);
  } finally {
    for (const server of servers) await server.stop();
    await arrivals.stop();
  }
}

/** One long round at the highest rate of submission; how the end of the backlog compares with its beginning. */
export async function benchLongRush(before: string | undefined, seconds: number): Promise<void> {
  const arrivals = await receiveCompletions();
  try {
    for (const [name, folder] of [['avant', before] as const, ['ici', projectFolder] as const]) {
      if (!folder) continue;
      const server = await startServer(name, folder, arrivals.url);
      try {
        await rush(server, arrivals, 10, WARM_UP_SECONDS);
        say(describeLong(name, await rush(server, arrivals, 10, seconds), seconds));
      } finally {
        await server.stop();
      }
    }
  } finally {
    await arrivals.stop();
  }
}

async function benchTogether(servers: Server[], arrivals: Arrivals, atOnce: number): Promise<void> {
  const fixedMs = timeFixedWork();
  const rounds = new Map(servers.map((server) => [server.name, [] as Round[]]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const server of servers) rounds.get(server.name)?.push(await rush(server, arrivals, atOnce, SECONDS));
  }
  say(`\n${atOnce} candidats à la fois, ${ROUNDS} tours alternés de ${SECONDS} s, médianes`);
  say(drawTable({ data: [...rounds].map(([name, seen]) => rowOf(name, seen, fixedMs)) }));
  say(`Calcul fixe : ${Math.round(fixedMs)} ms de processeur.`);
  const [first, second] = [...rounds.values()];
  if (!first || !second) return;
  const ratio = (of: (round: Round) => number) =>
    (median(second.map(of)) / median(first.map(of))).toFixed(2).replace('.', ',');
  say(`Ici ÷ avant : processeur ${ratio(totalMs)}, candidatures complètes par minute ${ratio(completedPerMinute)}.`);
}

async function rush(server: Server, arrivals: Arrivals, atOnce: number, seconds: number): Promise<Round> {
  const times: Times = { GET: [], POST: [] };
  const submitted = new Map<string, number>();
  const spent = processorMeter(server.instance.pid);
  const statementsBefore = await server.countStatements();
  const began = performance.now();
  const end = began + seconds * 1000;
  const candidate = async () => {
    while (performance.now() < end) {
      const id = await applyInHaste(server.origin, server.token, server.market, nextSiret(), times);
      submitted.set(id, performance.now());
    }
  };
  await Promise.all(Array.from({ length: atOnce }, candidate));
  const submittedIn = performance.now() - began;
  await untilAllTold(submitted, arrivals);
  const told = [...submitted.keys()].map((id) => arrivals.times.get(id) ?? Number.NaN);
  const completedIn = Math.max(...told) - began;
  const count = submitted.size;
  const used = spent();
  return {
    submitted: count,
    submittedPerMinute: (count / submittedIn) * 60_000,
    completedPerMinute: (count / completedIn) * 60_000,
    processor: {
      web: perOne(used.web, count),
      worker: perOne(used.worker, count),
      postgres: perOne(used.postgres, count),
    },
    statements: ((await server.countStatements()) - statementsBefore) / count,
    getP95Ms: p95(times.GET),
    postP95Ms: p95(times.POST),
    waits: [...submitted].map(([id, at]) => ((arrivals.times.get(id) ?? Number.NaN) - at) / 1000),
  };
}

async function untilAllTold(submitted: ReadonlyMap<string, number>, { times }: Arrivals): Promise<void> {
  const giveUp = performance.now() + PATIENCE_MS;
  const isMissing = () => [...submitted.keys()].some((id) => !times.has(id));
  while (isMissing()) {
    if (performance.now() > giveUp) throw new Error('some applications were never told');
    await delay(POLL_MS);
  }
}

function rowOf(name: string, rounds: Round[], fixedMs: number): Record<string, string> {
  const of = (read: (round: Round) => number) => median(rounds.map(read));
  const { web, worker, postgres } = {
    web: of(({ processor }) => processor.web),
    worker: of(({ processor }) => processor.worker),
    postgres: of(({ processor }) => processor.postgres),
  };
  const processorMs = of(totalMs);
  return {
    '': name,
    'soumises/min': whole(of(({ submittedPerMinute }) => submittedPerMinute)),
    'complètes/min': whole(of(completedPerMinute)),
    'processeur ms': `${whole(processorMs)} (web ${whole(web)}, travaux ${whole(worker)}, PostgreSQL ${whole(postgres)})`,
    '÷ calcul fixe': (processorMs / fixedMs).toFixed(3).replace('.', ','),
    SQL: whole(of(({ statements }) => statements)),
    'GET p95 ms': whole(of(({ getP95Ms }) => getP95Ms)),
    'POST p95 ms': whole(of(({ postP95Ms }) => postP95Ms)),
  };
}

function describeLong(name: string, { submitted, completedPerMinute, waits }: Round, seconds: number): string {
  const quarter = Math.ceil(waits.length / 4);
  const p95Of = (part: number[]) => `${p95(part).toFixed(1).replace('.', ',')} s`;
  return [
    `\n${name} : ${submitted} candidatures en ${seconds} s, ${whole(completedPerMinute)} complètes par minute`,
    `de la soumission à l’annonce des documents, p95 : ${p95Of(waits)} ; premier quart ${p95Of(waits.slice(0, quarter))}, dernier quart ${p95Of(waits.slice(-quarter))}`,
  ].join('\n');
}

const totalMs = ({ processor: { web, worker, postgres } }: Round): number => web + worker + postgres;
const completedPerMinute = (round: Round): number => round.completedPerMinute;
const perOne = (seconds: number, count: number): number => (seconds * 1000) / count;
const p95 = (values: readonly number[]): number =>
  quantile(
    values.toSorted((one, other) => one - other),
    0.95,
  );
const whole = (value: number): string => value.toFixed(0);
