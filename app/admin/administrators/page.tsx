import { AccountState } from '@/app/admin/administrators/account-state';
import { drawConsole } from '@/app/admin/draw-console';
import { readKeptForm } from '@/app/admin/kept-form';
import { ErrorSummary } from '@/components/form/error-summary';
import { RadioField } from '@/components/form/radio-field';
import { TextField } from '@/components/form/text-field';
import { findAdministrators, ROLES } from '@/db/queries/administrators';
import { requireAdministrator } from '@/lib/auth/administrator';
import { administratorsText as text } from '@/lib/text/admin-administrators';
import { consoleText } from '@/lib/text/admin-console';
import { formatDateTime } from '@/lib/text/format';

const PAGE = '/admin/administrators';

export const metadata = { title: text.title };

/** Who has an account on the console, and the form that makes one. */
async function AdministratorsPage() {
  const me = await requireAdministrator('administrator');
  const [accounts, refused] = await Promise.all([findAdministrators(), readKeptForm(PAGE)]);
  return (
    <>
      <ErrorSummary title={consoleText.toMend} errors={refused.summary} />
      <h1>{text.title}</h1>
      <p>{text.introduction}</p>
      <ul className="pm-console-list">
        {accounts.map((account) => (
          <li key={account.id} className="pm-console-list__one">
            <div>
              <a href={`${PAGE}/${account.id}`}>{account.email}</a>
              {account.id === me.id && ` (${text.you})`}
              <span className="fr-hint-text">
                {consoleText.roles[account.role]}.{' '}
                {account.lastSignInAt ? text.lastSignIn(formatDateTime(account.lastSignInAt)) : text.neverSignedIn}
              </span>
            </div>
            <AccountState account={account} />
          </li>
        ))}
      </ul>
      <h2 className="fr-h4">{text.create.title}</h2>
      <form action={`${PAGE}/create`} method="post" className="pm-console-form" noValidate>
        <TextField
          id="email"
          label={text.create.email}
          type="email"
          autoComplete="off"
          value={refused.value('email', '')}
          errors={refused.errors('email')}
        />
        <RadioField
          id="role"
          name="role"
          legend={text.create.role}
          errors={refused.errors('role')}
          options={ROLES.map((role) => ({
            value: role,
            ...text.create.roles[role],
            checked: refused.value('role', 'reader') === role,
          }))}
        />
        <p>{text.create.consequence}</p>
        <button type="submit" className="fr-btn">
          {text.create.submit}
        </button>
      </form>
    </>
  );
}

export default drawConsole(AdministratorsPage);
