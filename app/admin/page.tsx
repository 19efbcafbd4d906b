import { drawConsole } from '@/app/admin/draw-console';
import { Alert } from '@/components/layout/alert';
import { Facts } from '@/components/layout/facts';
import { findChainState } from '@/db/queries/audit/chain';
import { consoleFigures } from '@/db/queries/console-figures';
import { requireAdministrator } from '@/lib/auth/administrator';
import { consoleText } from '@/lib/text/admin-console';
import { formatDateTimeSeconds, formatWhole } from '@/lib/text/format';

const text = consoleText.dashboard;

export const metadata = { title: text.title };

/** What an operator has to mend now, worst first, with links to it; then totals. */
async function Dashboard() {
  await requireAdministrator('reader');
  const now = new Date();
  const [figures, chain] = await Promise.all([consoleFigures(now), findChainState()]);
  const { problems } = text;
  const seen = [
    { ...problems.openCircuits, count: figures.openCircuits },
    { ...problems.failedDeliveries, count: figures.failedDeliveries },
    { ...problems.failedDocuments, count: figures.failedDocuments },
    { ...problems.lateDocuments, count: figures.lateDocuments },
    { ...problems.lateEvents, count: figures.lateEvents },
    { ...problems.brokenLog, count: chain?.verifiedProblems ?? 0 },
  ].filter(({ count }) => count > 0);
  return (
    <>
      <h1>{text.title}</h1>
      <p className="fr-text--sm">
        {text.at(formatDateTimeSeconds(now))} <a href="/admin">{text.refresh}</a>
      </p>
      <h2 className="fr-h4">{text.now}</h2>
      {seen.length === 0 && (
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
      <h2 className="fr-h4 fr-mt-4w">{text.figures}</h2>
      <Facts
        facts={[
          plain(text.editors, figures.activeEditors, '/admin/editors'),
          plain(text.markets, figures.markets, '/admin/markets?state=completed'),
          plain(text.applications, figures.applications, '/admin/applications'),
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
