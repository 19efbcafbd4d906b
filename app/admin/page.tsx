import { drawConsole } from '@/app/admin/draw-console';
import { Facts } from '@/components/layout/facts';
import { StateBadge } from '@/components/layout/state-badge';
import { consoleFigures } from '@/db/queries/console-figures';
import { requireAdministrator } from '@/lib/auth/administrator';
import { consoleText } from '@/lib/text/admin-console';
import { formatDateTimeSeconds, formatWhole } from '@/lib/text/format';

const text = consoleText.dashboard;

export const metadata = { title: text.title };

/** What needs somebody now, in the first lines; then the size of things. */
async function Dashboard() {
  await requireAdministrator('reader');
  const figures = await consoleFigures();
  const { waiting } = figures;
  return (
    <>
      <h1>{text.title}</h1>
      <p className="fr-text--sm">
        {text.at(formatDateTimeSeconds(new Date()))} <a href="/admin">{text.refresh}</a>
      </p>
      <h2 className="fr-h4">{text.now}</h2>
      <Facts
        facts={[
          attention(text.openCircuits, figures.openCircuits, '/admin/circuits'),
          attention(text.failedDeliveries, figures.failedDeliveries, '/admin/deliveries?status=sync_failed'),
          attention(text.waitingEvents, waiting.count, '/admin/runs', waiting.oldestAt),
        ]}
      />
      <h2 className="fr-h4">{text.figures}</h2>
      <Facts
        facts={[
          plain(text.editors, figures.activeEditors, '/admin/editors'),
          plain(text.markets, figures.markets, '/admin/markets'),
          plain(text.applications, figures.applications, '/admin/applications'),
        ]}
      />
    </>
  );
}

function attention(label: string, count: number, href: string, since: Date | null = null) {
  const value = (
    <>
      <StateBadge tone={count > 0 ? 'to_mend' : 'done'}>{count > 0 ? formatWhole(count) : text.none}</StateBadge>{' '}
      {since && text.oldest(formatDateTimeSeconds(since))} {count > 0 && <a href={href}>{text.see}</a>}
    </>
  );
  return { key: label, label, value };
}

const plain = (label: string, count: number, href: string) => ({
  key: label,
  label,
  value: <a href={href}>{formatWhole(count)}</a>,
});

export default drawConsole(Dashboard);
