import { ShortMoment } from '@/app/admin/short-moment';
import { DataTable } from '@/components/console/data-table';
import type { Fact } from '@/components/layout/facts';
import type { ConsoleFailure, findNextDeadlines } from '@/db/queries/console/figures';
import type { Findings } from '@/lib/monitoring/examine-instance';
import { consoleText } from '@/lib/text/admin-console';
import { formatDate, formatSize, formatWhole } from '@/lib/text/format';

const text = consoleText.dashboard;

export function Deadlines({ deadlines }: { deadlines: Awaited<ReturnType<typeof findNextDeadlines>> }) {
  const { market, deadline, submitted, drafts } = text.deadlineColumns;
  return (
    <>
      <h3 className="fr-h6 fr-mt-3w">{text.deadlines}</h3>
      <DataTable
        caption={text.deadlines}
        empty={text.noDeadline}
        columns={[
          { key: 'deadline', label: deadline },
          { key: 'market', label: market },
          { key: 'submitted', label: submitted, numeric: true },
          { key: 'drafts', label: drafts, numeric: true },
        ]}
        rows={deadlines.map((row) => ({
          key: row.identifier,
          cells: [
            <ShortMoment key="deadline" at={row.deadline} />,
            <a key="market" href={`/admin/markets/${row.identifier}`}>
              {row.name}
            </a>,
            formatWhole(row.submitted),
            formatWhole(row.drafts),
          ],
        }))}
      />
    </>
  );
}

export function Failures({ failures }: { failures: readonly ConsoleFailure[] }) {
  const { what, of, reason, at } = text.failureColumns;
  return (
    <>
      <h3 className="fr-h6 fr-mt-3w">{text.failures}</h3>
      <DataTable
        caption={text.failures}
        empty={text.noFailure}
        columns={[
          { key: 'at', label: at },
          { key: 'what', label: what },
          { key: 'of', label: of },
          { key: 'reason', label: reason },
        ]}
        rows={failures.map((failure) => ({
          key: `${failure.kind} ${failure.of}`,
          cells: [
            <ShortMoment key="at" at={failure.at} />,
            text.failureKinds[failure.kind],
            <a key="of" href={`/admin/${failure.kind === 'documents' ? 'applications' : 'deliveries'}/${failure.of}`}>
              {failure.name}
            </a>,
            failure.reason ?? text.noReason,
          ],
        }))}
      />
    </>
  );
}

/** What the instance stands on, as it was found a moment ago. */
export function stateFacts({ processes, storage, scanner, sealEndsAt, roomBytes }: Findings): Fact[] {
  const alive = (kind: string) => formatWhole(processes?.filter((process) => process.kind === kind).length ?? 0);
  const scannerState = scanner === undefined ? 'none' : scanner ? 'up' : 'down';
  const seal = sealEndsAt ? text.sealUntil(formatDate(sealEndsAt)) : text.sealUnreadable;
  const facts = {
    [text.workers]: alive('worker'),
    [text.webs]: alive('web'),
    [text.storage]: storage ? text.scannerStates.up : text.scannerStates.down,
    [text.scanner]: text.scannerStates[scannerState],
    [text.seal]: sealEndsAt === undefined ? text.unknown : seal,
    [text.room]: describeRoom(roomBytes),
  };
  return Object.entries(facts).map(([label, value]) => ({ key: label, label, value }));
}

function describeRoom(bytes: number | undefined): string {
  if (bytes === undefined) return text.unknown;
  return Number.isFinite(bytes) ? text.roomFree(formatSize(bytes)) : text.noLimit;
}
