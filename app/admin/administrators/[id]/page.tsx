import { z } from 'zod';
import { AccountState } from '@/app/admin/administrators/account-state';
import { Done, type SearchParams } from '@/app/admin/done';
import { drawConsole } from '@/app/admin/draw-console';
import { readKeptForm } from '@/app/admin/kept-form';
import { SessionsList } from '@/app/admin/sessions-list';
import { ShownOnce } from '@/app/admin/shown-once';
import { ErrorSummary } from '@/components/form/error-summary';
import { Facts } from '@/components/layout/facts';
import { findSessionsOf } from '@/db/queries/administrator-sessions';
import { type Administrator, findAdministrator } from '@/db/queries/administrators';
import { requireAdministrator } from '@/lib/auth/administrator';
import { AppError } from '@/lib/errors';
import { administratorsText as text } from '@/lib/text/admin-administrators';
import { consoleText } from '@/lib/text/admin-console';
import { formatDateTime } from '@/lib/text/format';
import { AccountActions } from './account-actions';

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

export const metadata = { title: text.title };

/** One account of the console, and what another administrator may do to it. */
async function AdministratorPage({ params, searchParams }: Props) {
  const me = await requireAdministrator('administrator');
  const account = await requireAccount((await params).id);
  const page = `/admin/administrators/${account.id}`;
  const [sessions, refused] = await Promise.all([findSessionsOf(account.id, new Date()), readKeptForm(page)]);
  return (
    <>
      <ErrorSummary title={consoleText.toMend} errors={refused.summary} />
      {!refused.isThere && <Done searchParams={searchParams} sentences={text.done} />}
      <p className="fr-mb-1w">
        <a href="/admin/administrators">{text.title}</a>
      </p>
      <h1 className="pm-breaks">{account.email}</h1>
      {await ShownOnce({ page, title: text.link.title, labels: text.link.labels })}
      <AccountFacts account={account} />
      <h2 className="fr-h4">{text.sessions.title}</h2>
      <SessionsList sessions={sessions} currentId={me.sessionId} action={`${page}/sessions`} />
      {account.id === me.id ? (
        <p>
          {text.own} <a href="/admin/account">{consoleText.account}</a>
        </p>
      ) : (
        <AccountActions account={account} page={page} sessions={sessions.length} />
      )}
    </>
  );
}

async function requireAccount(id: string): Promise<Administrator> {
  const account = z.uuid().safeParse(id).success ? await findAdministrator(id) : undefined;
  if (!account) throw new AppError('not_found', 'no such administrator');
  return account;
}

function AccountFacts({ account }: { account: Administrator }) {
  const { facts } = text;
  const lastSignIn = account.lastSignInAt ? formatDateTime(account.lastSignInAt) : text.neverSignedIn;
  return (
    <Facts
      facts={[
        { key: 'state', label: facts.state, value: <AccountState account={account} /> },
        { key: 'role', label: facts.role, value: consoleText.roles[account.role] },
        { key: 'last', label: facts.lastSignIn, value: lastSignIn },
        { key: 'created', label: facts.created, value: formatDateTime(account.createdAt) },
      ]}
    />
  );
}

export default drawConsole(AdministratorPage);
