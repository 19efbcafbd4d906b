import { Deadlines, Failures, stateFacts } from '@/app/admin/dashboard-parts';
import { drawConsole } from '@/app/admin/draw-console';
import { Alert } from '@/components/layout/alert';
import { Facts } from '@/components/layout/facts';
import { findChainState } from '@/db/queries/audit/chain';
import { consoleFigures, figuresSince, findLatestFailures, findNextDeadlines } from '@/db/queries/console/figures';
import type { RegisterHealth } from '@/db/queries/registers/health';
import { requireAdministrator } from '@/lib/auth/administrator';
import { examineInstance } from '@/lib/monitoring/examine-instance';
import { readinessOf } from '@/lib/monitoring/readiness';
import { isTokenRefused, isUnavailable } from '@/lib/registers/examine-registers';
import { consoleText } from '@/lib/text/admin-console';
import { formatDateTimeSeconds, formatWhole } from '@/lib/text/format';
import { isoDayInParis } from '@/lib/text/short-dates';
import { instantInParis, parisWallClock } from '@/lib/time/paris-time';

const text = consoleText.dashboard;

const DAY_MS = 86_400_000;
const MAX_LISTED = 10;

export const metadata = { title: text.title };

/** What an operator has to mend now, worst first, with links to it; then the day, the state of the service, and totals. */
async function Dashboard() {
  await requireAdministrator('reader');
  const now = new Date();
  const { year, month, day } = parisWallClock(now);
  const midnight = instantInParis({ year, month, day, hour: 0, minute: 0, second: 0 });
  const [figures, chain, today, deadlines, failures, findings] = await Promise.all([
    consoleFigures(now),
    findChainState(),
    figuresSince(midnight),
    findNextDeadlines(now, new Date(now.getTime() + DAY_MS), MAX_LISTED),
    findLatestFailures(MAX_LISTED),
    examineInstance(),
  ]);
  // What could not be read is no state of the service: a page without it would pass for one on which all is well.
  if (findings.failure) throw findings.failure;
  const registers = findings.registers?.registers ?? [];
  const isBroken = (register: RegisterHealth) => isTokenRefused(register) || isUnavailable(register, now);
  // Registers are said with what is to be mended, by their number and where to look.
  const { warnings: found } = readinessOf(findings);
  const warnings = [
    ...(findings.storage ? [] : (['storage_away'] as const)),
    ...found.filter((warning) => warning !== 'register_unavailable'),
  ];
  const { problems } = text;
  const seen = [
    { ...problems.openCircuits, count: figures.openCircuits },
    { ...problems.failedDeliveries, count: figures.failedDeliveries },
    { ...problems.failedDocuments, count: figures.failedDocuments },
    { ...problems.lateDocuments, count: figures.lateDocuments },
    { ...problems.lateEvents, count: figures.lateEvents },
    { ...problems.brokenRegisters, count: registers.filter(isBroken).length },
    { ...problems.brokenLog, count: chain?.verifiedProblems ?? 0 },
  ].filter(({ count }) => count > 0);
  return (
    <>
      <h1>{text.title}</h1>
      <p className="fr-text--sm">
        {text.at(formatDateTimeSeconds(now))} <a href="/admin">{text.refresh}</a>
      </p>
      <h2 className="fr-h4">{text.now}</h2>
      {warnings.map((warning) => (
        <div key={warning} className="fr-mb-2w">
          <Alert severity="warning" title={text.warnings[warning]}>
            {null}
          </Alert>
        </div>
      ))}
      {seen.length + warnings.length === 0 && (
        <Alert severity="success" title={text.nothing}>
          <p>{text.checked}</p>
        </Alert>
      )}
      {seen.map(({ title, means, href, press, count }) => (
        <div key={href} className="fr-mb-2w">
          <Alert severity="warning" title={title(count)}>
            <p>
              {means} <a href={href}>{press}</a>
            </p>
          </Alert>
        </div>
      ))}
      <h2 className="fr-h4 fr-mt-4w">{text.today}</h2>
      <Facts
        facts={[
          plain(text.submittedToday, today.submitted, `/admin/applications?from=${isoDayInParis(now)}`),
          plain(text.begunToday, today.begun, `/admin/applications?from=${isoDayInParis(now)}`),
        ]}
      />
      <Deadlines deadlines={deadlines} />
      <Failures failures={failures} />
      <h2 className="fr-h4 fr-mt-4w">{text.state}</h2>
      <Facts facts={stateFacts(findings)} />
      <h2 className="fr-h4 fr-mt-4w">{text.figures}</h2>
      <Facts
        facts={[
          plain(text.editors, figures.activeEditors, '/admin/editors'),
          plain(text.markets, figures.markets, '/admin/markets?state=completed'),
          plain(text.applications, figures.applications, '/admin/applications'),
          plain(text.registers, registers.length, '/admin/registers'),
        ]}
      />
    </>
  );
}

const plain = (label: string, count: number, href: string) => ({
  key: label,
  label,
  value: <a href={href}>{formatWhole(count)}</a>,
});

export default drawConsole(Dashboard);
