import { drawTable } from '@/bin/table';
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
    };
  });
  const failures = all.flatMap(({ row, rounds }) => {
    const count = rounds.reduce((sum, { failures }) => sum + failures, 0);
    return count > 0 ? [`Mesure faussée : ${row.name}, ${count} réponses inattendues.`] : [];
  });
  return [`\n${title}`, drawTable({ data }), ...failures].join('\n');
}

/** What the second row costs over the first, in a sentence. */
export function describeCost([without, withCheck]: Measured[]): string {
  const added = (key: 'p50Ms' | 'p95Ms') =>
    milliseconds(median(paired(withCheck, without, key).map(([one = 0, other = 0]) => one - other)));
  return `La vérification du jeton ajoute ${added('p50Ms')} ms (p50), ${added('p95Ms')} ms (p95).`;
}

const middle = ({ rounds }: Measured, key: keyof Measure) => median(rounds.map((round) => round[key]));

function paired(one: Measured | undefined, other: Measured | undefined, key: keyof Measure) {
  return (one?.rounds ?? []).map((round, index) => [round[key], other?.rounds[index]?.[key]]);
}

function ratio(one: Measured, other: Measured | undefined, key: keyof Measure): string {
  if (!other) return '–';
  return decimal(median(paired(one, other, key).map(([left = 0, right = 0]) => left / right)), 2);
}

const milliseconds = (value: number) => decimal(value, value < 10 ? 2 : 0);
const decimal = (value: number, digits: number) => value.toFixed(digits).replace('.', ',');
