import { adminPost } from '@/app/admin/admin-post';
import { keepInConsole } from '@/app/admin/kept-form';
import { find, MAX_SHOWN } from '@/app/admin/search/find';
import { inTransaction } from '@/db/database';
import { recordAudit } from '@/lib/audit/record';
import { readSearchFor } from '@/lib/console/search-for';
import { AppError } from '@/lib/errors';
import { lastValue } from '@/lib/forms/read-form';
import { searchText } from '@/lib/text/admin-search';

const page = '/admin/search';

/** Looks for a firm, an address, a market or a buyer: posted, so that names and addresses get into no address and no log. */
export const POST = adminPost(
  'reader',
  async ({ administrator, form, by }) => {
    const wanted = readSearchFor(lastValue(form, 'wanted') ?? '');
    if (!wanted) {
      const violation = { field: 'wanted', code: 'invalid', message: searchText.tooLittle } as const;
      throw new AppError('invalid', 'nothing to look for', [violation]);
    }
    const { applications, markets } = await find(wanted);
    const details = {
      kind: wanted.kind,
      applications: Math.min(applications.length, MAX_SHOWN),
      markets: Math.min(markets.length, MAX_SHOWN),
    };
    await inTransaction(async (tx) => {
      await keepInConsole(administrator.sessionId, page, form, [], tx);
      await recordAudit(tx, { ...by, action: 'console.searched', details });
    });
    return { answeredBy: page };
  },
  () => page,
);
