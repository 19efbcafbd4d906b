import { drawConsole } from '@/app/admin/draw-console';
import { readKeptForm } from '@/app/admin/kept-form';
import { ApplicationBadge, MarketBadge } from '@/app/admin/market-states';
import { ShortMoment } from '@/app/admin/short-moment';
import { DataTable } from '@/components/console/data-table';
import { ErrorSummary } from '@/components/form/error-summary';
import { TextField } from '@/components/form/text-field';
import { requireAdministrator } from '@/lib/auth/administrator';
import { readSearchFor } from '@/lib/console/search-for';
import { formatSiret } from '@/lib/siret';
import { consoleText } from '@/lib/text/admin-console';
import { searchText as text } from '@/lib/text/admin-search';
import { identifierInWords } from '@/lib/text/firm-identifiers';
import { marketText } from '@/lib/text/markets';
import { find, MAX_SHOWN } from './find';

export const metadata = { title: text.title };

const PAGE = '/admin/search';

type Found = Awaited<ReturnType<typeof find>>;

async function SearchPage() {
  await requireAdministrator('reader');
  const kept = await readKeptForm(PAGE);
  const typed = kept.value('wanted', '');
  const wanted = kept.isThere ? readSearchFor(typed) : undefined;
  const found = wanted && (await find(wanted));
  return (
    <>
      <ErrorSummary title={consoleText.toMend} errors={kept.summary} />
      <h1>{text.title}</h1>
      <p>{text.introduction}</p>
      <form action={`${PAGE}/find`} method="post" className="pm-console-form fr-mb-4w" noValidate>
        <TextField id="wanted" label={text.input} hint={text.hint} errors={kept.errors('wanted')} value={typed} />
        <button type="submit" className="fr-btn">
          {text.submit}
        </button>
      </form>
      {found && <Results {...found} />}
    </>
  );
}

function Results({ applications, markets }: Found) {
  const isCut = applications.length > MAX_SHOWN || markets.length > MAX_SHOWN;
  return (
    <>
      <p role="status">
        {text.found(Math.min(applications.length, MAX_SHOWN), Math.min(markets.length, MAX_SHOWN))}{' '}
        {isCut && text.cut(MAX_SHOWN)}
      </p>
      <h2 className="fr-h4">{text.applications}</h2>
      <FoundApplications applications={applications.slice(0, MAX_SHOWN)} />
      <h2 className="fr-h4 fr-mt-4w">{text.markets}</h2>
      <FoundMarkets markets={markets.slice(0, MAX_SHOWN)} />
    </>
  );
}

function identifierOf({ siret, foreignIdentifier }: Found['applications'][number]): string {
  if (siret !== null) return formatSiret(siret);
  return foreignIdentifier ? identifierInWords({ siret, foreignIdentifier }) : '–';
}

function FoundApplications({ applications }: Pick<Found, 'applications'>) {
  const { columns } = text;
  return (
    <DataTable
      caption={text.applications}
      empty={text.noApplication}
      columns={[
        { key: 'identifier', label: columns.identifier },
        { key: 'state', label: columns.state },
        { key: 'firm', label: columns.firm },
        { key: 'number', label: columns.number },
        { key: 'market', label: columns.market },
        { key: 'createdAt', label: columns.createdAt },
      ]}
      rows={applications.map((application) => ({
        key: application.id,
        cells: [
          <a key="link" href={`/admin/applications/${application.identifier}`}>
            {application.identifier}
          </a>,
          <ApplicationBadge key="state" application={application} />,
          application.firmName ?? '–',
          identifierOf(application),
          <a key="market" href={`/admin/markets/${application.marketIdentifier}`}>
            {[application.marketName, ...application.lots.map(({ number }) => marketText.lotNumber(number))].join(', ')}
          </a>,
          <ShortMoment key="created" at={application.createdAt} />,
        ],
      }))}
    />
  );
}

function FoundMarkets({ markets }: Pick<Found, 'markets'>) {
  const { columns } = text;
  return (
    <DataTable
      caption={text.markets}
      empty={text.noMarket}
      columns={[
        { key: 'identifier', label: columns.identifier },
        { key: 'state', label: columns.state },
        { key: 'name', label: columns.market },
        { key: 'buyer', label: columns.buyer },
        { key: 'deadline', label: columns.deadline },
        { key: 'createdAt', label: columns.madeAt },
      ]}
      rows={markets.map((market) => ({
        key: market.id,
        cells: [
          <a key="link" href={`/admin/markets/${market.identifier}`}>
            {market.identifier}
          </a>,
          <MarketBadge key="state" market={market} />,
          market.name,
          formatSiret(market.siret),
          <ShortMoment key="deadline" at={market.deadline} />,
          <ShortMoment key="created" at={market.createdAt} />,
        ],
      }))}
    />
  );
}

export default drawConsole(SearchPage);
