import { formOf } from '@/e2e/authorisation/send';
import { askCode } from '@/lib/addresses/codes';
import { invite } from '@/lib/addresses/people';
import { makePerson, sessionOf } from '@/lib/addresses/testing/person';
import { confirmInSession } from '@/lib/addresses/testing/session';
import { stopPath } from '@/lib/messages/stop-address';
import type { RowsOf } from './rows';

const AT = '/candidate/market_applications/[identifier]';
const LIST = '/candidat/mes-candidatures';

/** The firm's own space: addresses, codes, who has access, what is written to whom. */
export const peopleRows: RowsOf = ({ canaries, sql, newApplication, operator, mailedCode }) => {
  /** An application, as `lib/addresses` names it, and its candidate whose address is confirmed. */
  const withAddress = async () => {
    const { identifier, steps, candidate } = await newApplication();
    const [row] = await sql`select id from market_applications where identifier = ${identifier}`;
    const what = { subject: 'application' as const, subjectId: String(row?.id), identifier };
    const person = await makePerson(new Date(), what);
    const token = (candidate.cookie ?? '').split('=')[1] ?? '';
    await confirmInSession((await sessionOf(token)).id, person.id);
    return { what, steps, candidate, person };
  };
  const post = (
    path: string,
    values: Record<string, string>,
    caller: Awaited<ReturnType<typeof withAddress>>['candidate'],
  ) => ({
    ...{ caller, method: 'POST', path },
    body: formOf(values),
  });
  let codesAsked = 0;
  const stop = async () => stopPath((await makePerson(new Date())).id);
  return [
    {
      door: 'GET /candidat/arret/[address]',
      make: async () => ({ caller: { name: 'nobody' }, method: 'GET', path: await stop() }),
    },
    {
      door: 'POST /candidat/arret/[address]/save',
      make: async () => post((await stop()).replace('?', '/save?'), { do: 'stop' }, { name: 'nobody' }),
    },
    {
      door: 'POST /candidat/code/save',
      leadsTo: /mes-candidatures$/,
      make: async () => {
        const address = canaries.email();
        codesAsked += 1;
        // Another network at each: one may ask for so many codes in an hour.
        const asked = await askCode({ address, network: `192.0.2.${codesAsked % 256}` }, new Date());
        if (!('token' in asked)) throw new Error('no code');
        const caller = { name: 'browser', cookie: `passe-marche-code=${canaries.secret(asked.token)}` } as const;
        return post('/candidat/code/save', { code: await mailedCode(address) }, caller);
      },
    },
    {
      door: 'POST /candidat/mes-candidatures/save',
      variant: 'an address',
      leadsTo: /\/candidat\/code$/,
      make: async () => post(`${LIST}/save`, { email: canaries.email() }, { name: 'nobody' }),
    },
    {
      door: 'POST /candidat/mes-candidatures/save',
      variant: 'an application',
      leadsTo: /company_identification$/,
      make: async () => {
        const { candidate, person } = await withAddress();
        return post(`${LIST}/save`, { open: person.accessId }, candidate);
      },
    },
    {
      door: 'POST /candidat/mes-candidatures/save',
      variant: 'erasure',
      leadsTo: /fait=efface/,
      make: async () => post(`${LIST}/save`, { erase: '1', drafts: 'yes' }, (await withAddress()).candidate),
    },
    {
      door: 'GET /candidat/mes-candidatures',
      make: async () => ({ caller: (await withAddress()).candidate, method: 'GET', path: LIST }),
    },
    {
      door: `GET ${AT}/people`,
      make: async () => {
        const { candidate, steps } = await withAddress();
        return { caller: candidate, method: 'GET', path: `${steps}/people` };
      },
    },
    {
      door: `POST ${AT}/people/save`,
      variant: 'invites',
      leadsTo: /fait=invite/,
      make: async () => {
        const { candidate, steps } = await withAddress();
        const email = canaries.email();
        return {
          ...post(`${steps}/people/save`, { email, invite: '1' }, candidate),
          typed: new Map([['email', email]]),
          shownAt: { caller: candidate, path: `${steps}/people` },
        };
      },
    },
    {
      door: 'POST /admin/applications/[identifier]/end_access',
      leadsTo: /done=access/,
      make: async () => {
        const { what, person } = await withAddress();
        await invite(what, canaries.email(), new Date());
        return post(`/admin/applications/${what.identifier}/end_access`, { access: person.accessId }, operator.caller);
      },
    },
  ];
};
