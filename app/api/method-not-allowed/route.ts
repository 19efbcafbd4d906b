import { methodNotAllowed } from '@/lib/api/route';

/** What `lib/http/unroutable-requests.ts` sends here: methods that no path of ours has, whatever the path. */
const notAllowed = methodNotAllowed('GET', 'POST', 'PATCH');

export {
  notAllowed as DELETE,
  notAllowed as GET,
  notAllowed as OPTIONS,
  notAllowed as PATCH,
  notAllowed as POST,
  notAllowed as PUT,
};
