import { explain } from '@/bin/terminal/stop-error';
import { drawTable } from '@/bin/terminal/table';
import { checkApplications, checkDeliveries, checkMigrations, checkOutbox, checkRuns } from './database';
import type { Check, Finding, Inspection } from './finding';
import { checkJobServer } from './job-server';
import { checkClocks, checkStorage } from './machine';
import { checkMail } from './mail';
import { checkRegisters } from './registers';
import { checkSeal, checkSecrets } from './secrets';
import { checkOrphans, checkStoredFiles } from './stored-files';

const checks: Check[] = [
  checkMigrations,
  checkClocks,
  checkStorage,
  checkSecrets,
  checkSeal,
  checkStoredFiles('Fichiers des candidats', 'documents'),
  checkStoredFiles('Documents produits', 'published_documents'),
  checkApplications,
  checkOutbox,
  checkRuns,
  checkJobServer,
  checkDeliveries,
  checkRegisters,
  checkMail,
  checkOrphans,
];

export type Report = { name: string; finding: Finding }[];

/** Looks at the whole instance, one check after the other; a check that cannot be made is a fault. */
export async function inspect(inspection: Inspection): Promise<Report> {
  const report: Report = [];
  for (const check of checks) {
    const finding = await check.run(inspection).catch(impossible);
    report.push({ name: check.name, finding });
  }
  return report;
}

/** The first line, without what a query carried. */
function impossible(error: unknown): Finding {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const { code } = cause as { code?: unknown };
  const reason = typeof code === 'string' ? code : explain(cause).split('\n')[0];
  return { state: 'fault', detail: `contrôle impossible (${reason})`, problems: [] };
}

export const isSound = (report: Report): boolean => report.every(({ finding }) => finding.state !== 'fault');

const WORDS = { ok: 'bon', notice: 'à voir', fault: 'DÉFAUT' };

export function drawReport(report: Report): string {
  const data = report.map(({ name, finding }) => ({
    contrôle: name,
    état: WORDS[finding.state],
    détail: finding.detail,
  }));
  const problems = report.flatMap(({ name, finding }) => finding.problems.map((problem) => `${name} : ${problem}`));
  const verdict = isSound(report) ? 'L’instance est saine.' : 'L’instance a des défauts.';
  return [drawTable({ data }), ...(problems.length > 0 ? ['', ...problems] : []), '', verdict].join('\n');
}
