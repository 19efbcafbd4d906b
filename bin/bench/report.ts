import { availableParallelism } from 'node:os';
import { drawTable } from '@/bin/terminal/table';
import { type Measure, median } from './load';
import type { Group, Row } from './plan';

/** A row with one measure per round; rounds of the rows of a group alternate. */
export type Measured = { row: Row; rounds: Measure[] };

/** A table: medians of the rounds. Ratios are taken within each round, where both saw the same machine. */
export function drawGroup({ title }: Group, all: Measured[]): string {
  const [empty] = all;
  const data = all.map((each) => {
    const bare = all.find(({ row }) => row.name === each.row.bare);
    return {
      '': each.row.name,
      'req/s': middle(each, 'perSecond').toFixed(0),
      '÷ vide': ratio(each, empty, 'perSecond'),
      '÷ nu': ratio(each, bare, 'perSecond'),
      'p50 ms': milliseconds(middle(each, 'p50Ms')),
      'p95 ms': milliseconds(middle(each, 'p95Ms')),
      'p99 ms': milliseconds(middle(each, 'p99Ms')),
      'p99 ÷ vide': ratio(each, empty, 'p99Ms'),
      'CPU serveur': decimal(middle(each, 'serverMs'), 2),
      'CPU PG': decimal(middle(each, 'databaseMs'), 2),
      'CPU charge': decimal(middle(each, 'loadMs'), 2),
    };
  });
  const failures = all.flatMap(({ row, rounds }) => {
    const count = rounds.reduce((sum, { failures }) => sum + failures, 0);
    return count > 0 ? [`Mesure faussée : ${row.name}, ${count} réponses inattendues.`] : [];
  });
  return [`\n${title}`, drawTable({ data }), ...failures].join('\n');
}

/** To reach, beside the empty handler of the same build. */
const aims = { throughput: 0.6, p99: 2, bearerMs: 2 };

/**
 * For each row that does real work, whether the aims are reached, and what limits it. A server of one process has one
 * core for all but its threads; the machine has its cores for everybody, the load included.
 */
export function describeAims([empty, ...all]: Measured[]): string[] {
  return all
    .filter(({ row }) => row.bare)
    .map((each) => {
      const reached = (name: string, value: number, aim: number, isReached: boolean) =>
        `${name} ${decimal(value, 2)} (objectif ${decimal(aim, 1)} : ${isReached ? 'atteint' : 'non atteint'})`;
      const [throughput, p99] = [ratioOf(each, empty, 'perSecond'), ratioOf(each, empty, 'p99Ms')];
      const costMs = middle(each, 'serverMs') + middle(each, 'databaseMs') + middle(each, 'loadMs');
      const ceiling = (availableParallelism() * 1000) / costMs;
      const share = (middle(each, 'perSecond') / ceiling) * 100;
      return [
        `${each.row.name} : ${reached('débit ÷ vide', throughput, aims.throughput, throughput >= aims.throughput)}`,
        reached('p99 ÷ vide', p99, aims.p99, p99 <= aims.p99),
        `${decimal(costMs, 2)} ms de processeur par requête en tout, donc ${ceiling.toFixed(0)}/s au plus sur cette machine, dont ${share.toFixed(0)} % sont atteints`,
      ].join(' ; ');
    });
}

/** Tokens per second on 2 cores, as published for Ory Hydra with a store in memory. */
const hydraPerSecond = 541;

/** Whether several web processes, with a store on disk, issue more tokens than that; `all` ends with many clients. */
export function describeRate(all: Measured[]): string {
  const last = all.at(-1);
  const perSecond = last ? middle(last, 'perSecond') : 0;
  const verdict = perSecond > hydraPerSecond ? 'atteint' : 'non atteint';
  return `${perSecond.toFixed(0)} jetons/s (objectif : plus de ${hydraPerSecond} sur 2 cœurs : ${verdict})`;
}

/** What the second row costs over the first, in a sentence. */
export function describeCost([without, withCheck]: Measured[]): string {
  const added = (key: 'p50Ms' | 'p95Ms') =>
    median(paired(withCheck, without, key).map(([one = 0, other = 0]) => one - other));
  const [p50, p95] = [added('p50Ms'), added('p95Ms')];
  const verdict = p95 <= aims.bearerMs ? 'atteint' : 'non atteint';
  return `La vérification du jeton ajoute ${milliseconds(p50)} ms (p50), ${milliseconds(p95)} ms (p95 ; objectif ${aims.bearerMs} ms : ${verdict}).`;
}

const middle = ({ rounds }: Measured, key: keyof Measure) => median(rounds.map((round) => round[key]));

function paired(one: Measured | undefined, other: Measured | undefined, key: keyof Measure) {
  return (one?.rounds ?? []).map((round, index) => [round[key], other?.rounds[index]?.[key]]);
}

const ratioOf = (one: Measured, other: Measured | undefined, key: keyof Measure): number =>
  median(paired(one, other, key).map(([left = 0, right = 0]) => left / right));

const ratio = (one: Measured, other: Measured | undefined, key: keyof Measure): string =>
  other ? decimal(ratioOf(one, other, key), 2) : '–';

const milliseconds = (value: number) => decimal(value, value < 10 ? 2 : 0);
const decimal = (value: number, digits: number) => value.toFixed(digits).replace('.', ',');
