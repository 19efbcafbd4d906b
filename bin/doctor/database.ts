import { readFileSync } from 'node:fs';
import { inProject } from '@/bin/machine/project';
import {
  appliedMigrations,
  countFailedRuns,
  countSubmitted,
  type Found,
  findIncompleteApplications,
  findStuckDeliveries,
  findStuckRuns,
  findUnrelayedEvents,
} from '@/db/queries/inspection';
import { env } from '@/lib/env';
import { type Check, type Finding, fault, notice, ok } from './finding';

const minutesBefore = (now: Date, minutes: number) => new Date(now.getTime() - minutes * 60_000);

/** What takes seconds has had far more than its time. */
const LATE_MINUTES = 10;
/** A worker that has just started, or a burst, may take some minutes. */
const STUCK_MINUTES = 15;

function judge<Row>(
  { count, first }: Found<Row>,
  none: string,
  several: string,
  describe: (row: Row) => string,
): Finding {
  return count === 0 ? ok(none) : fault(`${count} ${several}`, first.map(describe), count);
}

export const checkMigrations: Check = {
  name: 'Migrations',
  async run() {
    const journal = readFileSync(inProject('db', 'migrations', 'meta', '_journal.json'), 'utf8');
    const { entries } = JSON.parse(journal) as { entries: { when: number; tag: string }[] };
    const applied = await appliedMigrations();
    const missing = entries.filter(({ when }) => !applied.includes(when));
    if (missing.length > 0) {
      return fault(
        `${missing.length} à appliquer (npm run migrate)`,
        missing.map(({ tag }) => tag),
      );
    }
    const newer = applied.length - entries.length;
    return newer > 0 ? notice(`${newer} d’une version plus récente`) : ok(`${applied.length} appliquées, à jour`);
  },
};

export const checkApplications: Check = {
  name: 'Candidatures transmises',
  async run({ now }) {
    const found = await findIncompleteApplications(minutesBefore(now, LATE_MINUTES));
    const total = await countSubmitted();
    return judge(found, `${total}, chacune avec ses documents`, `incomplètes sur ${total}`, describeIncomplete);
  },
};

const DOCUMENT_NAMES: Record<string, string> = {
  attestation: 'attestation',
  buyer_attestation: 'attestation de l’acheteur',
  buyer_attestation_html: 'attestation de l’acheteur en page',
  documents_package: 'dossier ZIP',
  espd: 'DUME',
  declaration: 'déclaration sur l’honneur',
};

function describeIncomplete({
  identifier,
  missing,
  failure,
}: {
  identifier: string;
  missing: string[];
  failure: string | null;
}) {
  const names = missing.map((kind) => DOCUMENT_NAMES[kind] ?? kind).join(', ');
  return `${identifier} : sans ${names}${failure ? ` (${failure})` : ''}`;
}

export const checkOutbox: Check = {
  name: 'Événements promis',
  async run({ now }) {
    const found = await findUnrelayedEvents(minutesBefore(now, STUCK_MINUTES));
    const several = 'en attente depuis plus d’un quart d’heure : aucun « worker » ne tourne, ou il vient de démarrer';
    return judge(found, 'aucun en retard', several, ({ name, createdAt }) => `${name} du ${createdAt}`);
  },
};

export const checkRuns: Check = {
  name: 'Travaux',
  async run({ now }) {
    if (env().INNGEST_BASE_URL) return ok('faits par le serveur Inngest : voir sa console');
    const found = await findStuckRuns(minutesBefore(now, STUCK_MINUTES));
    if (found.count > 0)
      return judge(found, '', 'bloqués', (row) => `${row.run} (${row.function}) : npm run jobs -- show`);
    const failed = await countFailedRuns();
    return failed > 0
      ? notice(`aucun bloqué, ${failed} en échec (npm run jobs -- list --state failed)`)
      : ok('aucun bloqué');
  },
};

export const checkDeliveries: Check = {
  name: 'Notifications (webhooks)',
  async run({ now }) {
    const found = await findStuckDeliveries(minutesBefore(now, STUCK_MINUTES));
    return judge(found, 'aucune bloquée', 'bloquées', ({ delivery, identifier }) => `${identifier} (${delivery})`);
  },
};
