import { Done, type SearchParams } from '@/app/admin/done';
import { drawConsole } from '@/app/admin/draw-console';
import { readKeptForm } from '@/app/admin/kept-form';
import { SessionsList } from '@/app/admin/sessions-list';
import { ShownOnce } from '@/app/admin/shown-once';
import { ErrorSummary } from '@/components/form/error-summary';
import { PasswordField } from '@/components/form/password-field';
import { findSessionsOf } from '@/db/queries/administrator-sessions';
import { countRecoveryCodes } from '@/db/queries/administrators';
import { requireAdministrator } from '@/lib/auth/administrator';
import { accountText as text } from '@/lib/text/admin-account';
import { consoleText } from '@/lib/text/admin-console';
import { signInText } from '@/lib/text/admin-sign-in';
import { ConfirmedForm } from './confirmed-form';

const PAGE = '/admin/account';

export const metadata = { title: text.title };

/** One's own account: codes, password, telephone, sessions. */
async function AccountPage({ searchParams }: { searchParams: SearchParams }) {
  const me = await requireAdministrator('reader');
  const [codesLeft, sessions, refused] = await Promise.all([
    countRecoveryCodes(me.id),
    findSessionsOf(me.id, new Date()),
    readKeptForm(PAGE),
  ]);
  return (
    <>
      <ErrorSummary title={consoleText.toMend} errors={refused.summary} />
      {!refused.isThere && <Done searchParams={searchParams} sentences={text.done} />}
      <h1>{text.title}</h1>
      <p>
        {me.email}, {consoleText.roles[me.role].toLowerCase()}.
      </p>
      {await ShownOnce({ page: PAGE, title: text.recoveryCodes.title, labels: { recovery_codes: text.recoveryCodes } })}
      <section>
        <h2 className="fr-h4">{text.sessions.title}</h2>
        <p className="fr-hint-text">{text.sessions.hint}</p>
        <SessionsList sessions={sessions} currentId={me.sessionId} action="/admin/account/sessions" />
        {sessions.length > 1 && (
          <form action="/admin/account/sessions" method="post" className="fr-mb-4w">
            <button type="submit" className="fr-btn fr-btn--secondary" name="session" value="others">
              {text.sessions.endOthers}
            </button>
          </form>
        )}
      </section>
      <ConfirmedForm
        {...text.password}
        action="/admin/account/password"
        confirmation={{ id: 'password', label: text.password.current, errors: refused.errors('password') }}
      >
        <PasswordField
          id="new_password"
          label={signInText.link.password}
          hint={signInText.link.hint}
          autoComplete="new-password"
          errors={refused.errors('new_password')}
        />
        <PasswordField
          id="repeated_password"
          label={signInText.link.repeated}
          autoComplete="new-password"
          errors={refused.errors('repeated_password')}
        />
      </ConfirmedForm>
      <ConfirmedForm
        {...text.codes}
        consequence={`${text.codes.left(codesLeft)} ${text.codes.consequence}`}
        action="/admin/account/recovery_codes"
        confirmation={{ id: 'codes_password', label: text.confirmWith, errors: refused.errors('codes_password') }}
      />
      <ConfirmedForm
        {...text.telephone}
        action="/admin/account/second_factor"
        confirmation={{
          id: 'telephone_password',
          label: text.confirmWith,
          errors: refused.errors('telephone_password'),
        }}
      />
    </>
  );
}

export default drawConsole(AccountPage);
