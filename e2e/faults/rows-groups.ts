import { formOf } from '@/e2e/authorisation/send';
import type { RowsOf } from './rows';

const AT = '/candidate/market_applications/[identifier]';

/** The page of a group, and the link by which one of its members opens its part. */
export const groupRows: RowsOf = ({ canaries, newApplication, post, read }) => {
  const newGroup = async () => {
    const { steps, candidate } = await newApplication();
    await post(candidate, `${steps}/group/save`, formOf({ kind: 'conjoint' }));
    return { steps, candidate };
  };
  /** The address of a link that nobody has opened. */
  const memberLink = async () => {
    const { steps, candidate } = await newGroup();
    await post(candidate, `${steps}/group/save?do=add`, formOf({ company_name: canaries.text() }));
    const { headers } = await post(candidate, `${steps}/group/save?do=link&part=2`, formOf({ confirmed: 'yes' }));
    const page = await read(candidate, headers.get('location') ?? '');
    const token = /-2\/access\/([\w-]+)\/member/.exec(page)?.[1];
    if (!token) throw new Error('the link of a member is not shown');
    return `${steps}-2/access/${canaries.secret(token)}/member`;
  };
  return [
    {
      door: `GET ${AT}/group`,
      make: async () => {
        const { steps, candidate } = await newGroup();
        return { caller: candidate, method: 'GET', path: `${steps}/group` };
      },
    },
    {
      door: `POST ${AT}/group/save`,
      make: async () => {
        const { steps, candidate } = await newGroup();
        const name = canaries.text();
        return {
          ...{ caller: candidate, method: 'POST', path: `${steps}/group/save?do=add` },
          body: formOf({ company_name: name }),
          typed: new Map([['company_name', name]]),
          shownAt: { caller: candidate, path: `${steps}/group` },
        };
      },
    },
    {
      door: `GET ${AT}/access/[token]/member`,
      make: async () => ({ caller: { name: 'browser' }, method: 'GET', path: await memberLink() }),
    },
    {
      door: `POST ${AT}/access/[token]/member/open`,
      make: async () => ({
        ...{ caller: { name: 'browser' }, method: 'POST', path: `${await memberLink()}/open` },
        body: formOf({ open: 'yes' }),
      }),
    },
  ];
};
