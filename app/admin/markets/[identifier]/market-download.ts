import { byAdministrator } from '@/app/admin/admin-post';
import { browserRoute } from '@/app/browser-route';
import { findMarketByIdentifier, type Market } from '@/db/queries/markets';
import { runAs } from '@/lib/audit/actor';
import { requireAdministrator } from '@/lib/auth/administrator';
import { AppError } from '@/lib/errors';

/** A file about all applications to a market. It holds what firms answered: for administrators, and in the audit log. */
export const marketDownload = (answer: (request: Request, market: Market, now: Date) => Promise<Response>) =>
  browserRoute<{ identifier: string }>(async ({ request, params }) => {
    const administrator = await requireAdministrator('administrator');
    const market = await findMarketByIdentifier(params.identifier);
    if (!market) throw new AppError('not_found', 'no such market');
    const by = byAdministrator(administrator, request);
    return runAs(by, () => answer(request, market, by.now));
  });
