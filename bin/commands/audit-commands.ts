import type { Outcome, Row } from '@/bin/terminal/table';
import type { Head } from '@/db/queries/audit/chain';
import { listAuditRows } from '@/db/queries/audit/listing';
import type { AuditRow } from '@/db/queries/audit/rows';
import { ACTOR_KINDS, type ActorKind } from '@/db/schema/audit';
import { checkAudit } from '@/lib/audit/check-audit';
import type { AuditProblem, Verified } from '@/lib/audit/verify-chain';
import { auditText } from '@/lib/text/audit';
import { UsageError } from './command-failure';
import type { Command, Tool } from './run-command';

const usage = `Journal d’audit : qui a fait quoi, quand, d’où.

Usage : npm run audit -- <commande> [options] [--json]

  verify [--head <rang>:<empreinte>]   relit tout le journal et sa chaîne : dit quelle ligne a été changée, retirée,
                                       ajoutée ou déplacée, et si la fin manque ; code de retour 1 s’il manque quelque chose
  list [filtres]                       les lignes, la plus récente d’abord

--head : une fin de chaîne notée ailleurs (« end of the audit chain », dans les journaux JSON du processus de fond).
Filtres : --since <date>, --before <date>, --actor <sorte>[:<identifiant>], --action <action, ou début suivi d’un point>,
  --target <identifiant>, --limit <nombre> (50 par défaut)
  Sortes d’acteur : ${ACTOR_KINDS.join(', ')}

Sans DATABASE_URL ni SECRET_KEY, la commande s’adresse à l’application lancée par « npm start ».`;

/** Problems printed at most. */
const SHOWN_PROBLEMS = 100;

const commands: Record<string, Command> = {
  verify: {
    options: ['head'],
    words: 0,
    async run(values, _word, now) {
      const shown: AuditProblem[] = [];
      const show = (problem: AuditProblem) => {
        if (shown.length < SHOWN_PROBLEMS) shown.push(problem);
      };
      const verified = await checkAudit(now, show, readHead(values.head));
      return verifyOutcome(verified, shown);
    },
  },
  list: {
    options: ['since', 'before', 'actor', 'action', 'target', 'limit'],
    words: 0,
    async run(values) {
      const [kind, actorId] = readActor(values.actor);
      const rows = await listAuditRows(
        {
          ...(kind && { actorKind: kind }),
          ...(actorId !== undefined && { actorId }),
          ...(typeof values.action === 'string' && { action: values.action }),
          ...(typeof values.target === 'string' && { targetId: values.target }),
          ...dateOption('since', values.since),
          ...dateOption('before', values.before),
        },
        readLimit(values.limit),
      );
      return { data: rows.map(auditMembers), columns: LIST_COLUMNS };
    },
  },
};

const LIST_COLUMNS = ['at', 'actor', 'action', 'target', 'address', 'details'];

/** A row of the log in the words of the command line and of the CSV file. */
function auditMembers({ id, at, action, address, requestId, details, ...row }: AuditRow): Row {
  return {
    id,
    at: at.toISOString(),
    actor: [row.actorKind, row.actorId].filter(Boolean).join(':'),
    action,
    target: row.targetKind === null ? null : `${row.targetKind}:${row.targetId}`,
    address,
    request_id: requestId,
    details,
  };
}

function verifyOutcome({ head, waitingSince, ...verified }: Verified, problems: AuditProblem[]): Outcome {
  const members = problems.map(({ kind, position, until, auditId }) => ({
    problem: kind,
    position,
    until: until ?? null,
    audit_id: auditId,
  }));
  const counts = {
    rows: verified.rows,
    position: head.position,
    hash: head.hash,
    deleted_up_to: verified.cutAt,
    waiting: verified.waiting,
    waiting_since: waitingSince?.toISOString() ?? null,
    problems: verified.problems,
  };
  const note = [...problems.map(auditText.problem), auditText.verified(verified.problems)].join('\n');
  return { data: { ...counts, found: members }, columns: Object.keys(counts), note, failed: verified.problems > 0 };
}

function readHead(value: unknown): Head | undefined {
  if (value === undefined) return undefined;
  const [, position, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(String(value)) ?? [];
  if (position && hash) return { position: Number(position), hash };
  throw new UsageError('--head attend un rang et une empreinte : 1234:9f86d0…');
}

function readActor(value: unknown): [ActorKind | undefined, string | undefined] {
  if (typeof value !== 'string') return [undefined, undefined];
  const [name, ...id] = value.split(':');
  const kind = ACTOR_KINDS.find((each) => each === name);
  if (kind) return [kind, id.length > 0 ? id.join(':') : undefined];
  throw new UsageError(`--actor attend ${ACTOR_KINDS.join(', ')}, et peut-être « : » et un identifiant.`);
}

function dateOption<Name extends string>(name: Name, value: unknown): { [name in Name]?: Date } {
  if (value === undefined) return {};
  const date = new Date(String(value));
  if (Number.isNaN(date.getTime()))
    throw new UsageError(`--${name} attend une date : 2026-11-22 ou 2026-11-22T10:00Z.`);
  return { [name]: date } as { [name in Name]?: Date };
}

function readLimit(value: unknown): number {
  if (value === undefined) return 50;
  if (typeof value === 'string' && /^[1-9]\d{0,4}$/.test(value)) return Number(value);
  throw new UsageError(`--limit attend un nombre entre 1 et 99999 (reçu : « ${value} »).`);
}

/** What operators read of the audit log. */
export const auditTool: Tool = { commands, usage };
