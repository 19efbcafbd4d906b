import { inTransaction } from '@/db/database';
import { findAdministrator } from '@/db/queries/administrators';
import type { Caller } from '@/e2e/authorisation/send';
import { disableAdministrator } from '@/lib/administrators/accounts';
import { beginSession } from '@/lib/administrators/begin-session';
import { BROWSER, codeAt, PASSWORD, tokenOfLink } from '@/lib/administrators/testing/make-administrator';
import { operatorAt } from '@/lib/audit/by';
import { fill, type PageForm } from './page-form';
import type { RowsOf } from './rows';

/** The console's accounts, one's own and the others', and signing in. */
export const administratorRows: RowsOf = ({ canaries, operator, newOperator, newAccount, formAt }) => {
  canaries.secret(PASSWORD);
  const nobody: Caller = { name: 'nobody' };

  /** The form of a page, filled and posted by this caller. */
  const posting = async (caller: Caller, page: string, action: string, given: Record<string, string> = {}) => {
    const form = await formAt(caller, page, (each: PageForm) => each.action === action);
    const { body, typed } = fill(form, canaries, given);
    return { caller, method: 'POST', path: form.action, body, typed, shownAt: { caller, path: page } };
  };
  const own = (what: string, leadsTo: RegExp, given: () => Record<string, string> = () => ({})) => ({
    door: `POST /admin/account/${what}`,
    leadsTo,
    make: async () => {
      const { caller } = await newOperator();
      // « J'ai noté » is on the page only after something was shown once.
      if (what === 'noted')
        return { caller, method: 'POST', path: '/admin/account/noted', body: new URLSearchParams(given()) };
      if (what === 'sessions' || what === 'sign_out')
        return { caller, method: 'POST', path: `/admin/account/${what}`, body: new URLSearchParams(given()) };
      return posting(caller, '/admin/account', `/admin/account/${what}`, given());
    },
  });
  const newPassword = () => {
    const password = canaries.secret(`${canaries.text()} mot choisi`);
    return { new_password: password, repeated_password: password };
  };
  const other = (what: string, given: Record<string, string> = {}, isDisabled = false) => ({
    door: `POST /admin/administrators/[id]/${what}`,
    leadsTo: what === 'link' ? /[0-9a-f-]{36}$/ : new RegExp(`done=${what}d?$`),
    make: async () => {
      const { administrator } = await newAccount();
      if (isDisabled) await disableAdministrator(administrator.id, operatorAt(new Date()));
      const path = `/admin/administrators/${administrator.id}/${what}`;
      return { caller: operator.caller, method: 'POST', path, body: new URLSearchParams(given) };
    },
  });
  const newLinkToken = async () => canaries.secret(tokenOfLink((await newAccount()).link.url));

  return [
    own('noted', /account$/, () => ({ page: '/admin/account' })),
    own('password', /done=password/, () => ({ password: PASSWORD, ...newPassword() })),
    own('recovery_codes', /account$/, () => ({ codes_password: PASSWORD })),
    own('second_factor', /sign_in$/, () => ({ telephone_password: PASSWORD })),
    own('sessions', /done=sessions/, () => ({ session: 'others' })),
    own('sign_out', /sign_in$/),
    other('disable'),
    other('enable', {}, true),
    other('link'),
    other('role', { role: 'administrator' }),
    other('second_factor'),
    other('sessions', { session: 'all' }),
    {
      door: 'POST /admin/administrators/create',
      leadsTo: /administrators\/[0-9a-f-]{36}$/,
      make: () => posting(operator.caller, '/admin/administrators', '/admin/administrators/create'),
    },
    {
      door: 'GET /admin/administrators/[id]',
      make: async () => {
        const { administrator } = await newAccount();
        return { caller: operator.caller, method: 'GET', path: `/admin/administrators/${administrator.id}` };
      },
    },
    {
      door: 'GET /admin/sign_in/access/[token]',
      make: async () => ({ caller: nobody, method: 'GET', path: `/admin/sign_in/access/${await newLinkToken()}` }),
    },
    {
      door: 'POST /admin/sign_in/access/[token]/use',
      leadsTo: /second_factor$/,
      make: async () => {
        const page = `/admin/sign_in/access/${await newLinkToken()}`;
        return posting(nobody, page, `${page}/use`, { username: '', ...newPassword() });
      },
    },
    {
      door: 'POST /admin/sign_in/password',
      leadsTo: /second_factor/,
      make: async () => {
        const given = { email: operator.email, password: PASSWORD };
        const asked = await posting(nobody, '/admin/sign_in', '/admin/sign_in/password', given);
        return { ...asked, typed: new Map([['email', operator.email]]) };
      },
    },
    {
      door: 'GET /admin/sign_in/second_factor',
      make: async () => ({ caller: await halfSignedIn(), method: 'GET', path: '/admin/sign_in/second_factor' }),
    },
    {
      door: 'POST /admin/sign_in/second_factor/check',
      leadsTo: /\/admin$/,
      make: async () => {
        const made = await newOperator();
        const caller = await halfSignedIn(made.administrator.id);
        const code = canaries.secret(codeAt(made.secret, new Date()));
        return posting(caller, '/admin/sign_in/second_factor', '/admin/sign_in/second_factor/check', { code });
      },
    },
  ];

  /** A person who has passed the password, and not the code yet. */
  async function halfSignedIn(id = operator.administrator.id): Promise<Caller> {
    const administrator = await findAdministrator(id);
    if (!administrator) throw new Error('no such account');
    const { token } = await inTransaction((tx) => beginSession(tx, administrator, 'pending', BROWSER, new Date()));
    return { name: 'half signed in', cookie: `passe-marche-console=${canaries.secret(token)}` };
  }
};
