import { Done, type SearchParams } from '@/app/admin/done';
import { drawConsole } from '@/app/admin/draw-console';
import { ApplicationBadge } from '@/app/admin/market-states';
import { TimelineSection } from '@/app/admin/timeline-section';
import { Facts } from '@/components/layout/facts';
import {
  type ConsoleApplication,
  countFiles,
  findConsoleApplication,
  findMadeDocuments,
} from '@/db/queries/console/applications';
import { requireAdministrator } from '@/lib/auth/administrator';
import { timelineOf } from '@/lib/console/timeline';
import { AppError } from '@/lib/errors';
import { listText } from '@/lib/text/admin-lists';
import { adminMarketText as text, withdrawalText } from '@/lib/text/admin-markets';
import { timelineText } from '@/lib/text/admin-timeline';
import { firmNamed, identifierPair } from '@/lib/text/firm-identifiers';
import { formatSize, formatWhole } from '@/lib/text/format';
import { marketText } from '@/lib/text/markets';
import { accessConsoleText } from '@/lib/text/people';
import { replacementText } from '@/lib/text/replacement';
import { People } from './people';

type Props = { params: Promise<{ identifier: string }>; searchParams: SearchParams };
type Files = Awaited<ReturnType<typeof countFiles>>;
type Made = Awaited<ReturnType<typeof findMadeDocuments>>;

export async function generateMetadata({ params }: Props) {
  return { title: text.applicationTitle((await params).identifier) };
}

async function ApplicationPage({ params, searchParams }: Props) {
  const { role } = await requireAdministrator('reader');
  const { identifier } = await params;
  const application = await findConsoleApplication(identifier);
  if (!application) throw new AppError('not_found', 'no such application');
  const [files, made] = await Promise.all([countFiles(application.id), findMadeDocuments(application.id)]);
  const events = await timelineOf({ kind: 'application', id: application.id, identifier }, [
    { at: application.createdAt, what: timelineText.applicationCreated },
    { at: application.completedAt, what: timelineText.applicationSubmitted },
    { at: application.documentsReadyAt, what: timelineText.documentsReady },
    { at: application.replacedAt, what: timelineText.applicationReplaced(application.replacedBy ?? '') },
    { at: application.withdrawnAt, what: timelineText.applicationWithdrawn },
    ...made.map(({ createdAt, kind }) => ({ at: createdAt, what: timelineText.documentMade(kindOf(kind)) })),
  ]);
  return (
    <>
      <p>
        <a className="fr-link fr-link--sm" href="/admin/applications">
          {text.backToApplications}
        </a>
      </p>
      <Done searchParams={searchParams} sentences={withdrawalText.done} />
      <h1>{text.applicationTitle(application.identifier)}</h1>
      {await Done({ searchParams, sentences: { access: accessConsoleText.done, none: accessConsoleText.nothing } })}
      <Facts facts={factsOf(application, files, made)} />
      {await People({ application, mayAct: role === 'administrator' })}
      {role === 'administrator' && mayBeWithdrawn(application) && (
        <p>
          <a className="fr-btn fr-btn--tertiary" href={`/admin/applications/${identifier}/withdraw`}>
            {withdrawalText.withdraw}
          </a>
        </p>
      )}
      <TimelineSection events={events} />
    </>
  );
}

/** Whether the deadline has passed is told when it is tried. */
const mayBeWithdrawn = ({ completedAt, replacedAt, withdrawnAt }: ConsoleApplication) =>
  completedAt !== null && replacedAt === null && withdrawnAt === null;

const kindOf = (kind: string) => text.documentKinds[kind] ?? kind;

function factsOf(application: ConsoleApplication, files: Files, made: Made) {
  const { facts } = text;
  const { replaces, replacedBy } = replacementText.facts;
  return [
    { key: 'state', label: text.columns.state, value: <ApplicationBadge application={application} /> },
    ...(application.documentsFailure && !application.documentsReadyAt
      ? [{ key: 'failure', label: facts.failure, value: <Failure cause={application.documentsFailure} /> }]
      : []),
    ...(application.replaces ? [{ key: 'replaces', label: replaces, value: ofApplication(application.replaces) }] : []),
    ...(application.replacedBy
      ? [{ key: 'replaced-by', label: replacedBy, value: ofApplication(application.replacedBy) }]
      : []),
    { key: 'firm', label: facts.firm, value: application.companyName ?? facts.unknown },
    { key: 'identifier', ...identifierPair(application) },
    ...(application.members.length > 0
      ? [{ key: 'members', label: facts.members, value: <Members members={application.members} /> }]
      : []),
    {
      key: 'lots',
      label: marketText.facts.lots,
      value: listed(application.lots.map((lot) => marketText.lot(lot))),
    },
    {
      key: 'market',
      label: text.columns.name,
      value: (
        <>
          <a href={`/admin/markets/${application.marketIdentifier}`}>{application.marketIdentifier}</a>
          {' – '}
          {application.marketName}
        </>
      ),
    },
    {
      key: 'editor',
      label: text.columns.editor,
      value: <a href={`/admin/editors/${encodeURIComponent(application.editorClientId)}`}>{application.editorName}</a>,
    },
    {
      key: 'files',
      label: facts.files,
      value: listed(files.map(({ scanState, files: count }) => `${formatWhole(count)} ${scanWords(scanState)}`)),
    },
    {
      key: 'documents',
      label: facts.documents,
      value: listed(made.map(({ kind, sizeBytes }) => `${kindOf(kind)} (${formatSize(sizeBytes)})`)),
    },
    {
      key: 'webhooks',
      label: facts.webhooks,
      value: <a href={`/admin/deliveries?identifier=${application.identifier}`}>{facts.seeWebhooks}</a>,
    },
  ];
}

/** Who takes part in the group, and whether its part is declared. */
function Members({ members }: Pick<ConsoleApplication, 'members'>) {
  return (
    <ol>
      {members.map((member) => (
        <li key={member.rank}>
          {firmNamed(member)}, {text.declaredBy(member.rank === 1, member.declaredBy)}
        </li>
      ))}
    </ol>
  );
}

const ofApplication = (identifier: string) => <a href={`/admin/applications/${identifier}`}>{identifier}</a>;

function Failure({ cause }: { cause: string }) {
  return (
    <>
      <p className="fr-mb-1w">{cause}</p>
      {text.facts.failureMeans}{' '}
      <a href="/admin/runs?function=make-documents&state=failed">{text.facts.seeFailedRuns}</a>
    </>
  );
}

const scanWords = (state: string) => text.scanStates[state] ?? state;
const listed = (parts: string[]) => (parts.length > 0 ? parts.join(', ') : listText.no);

export default drawConsole(ApplicationPage);
