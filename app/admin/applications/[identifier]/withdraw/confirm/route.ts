import { adminPost } from '@/app/admin/admin-post';
import { findConsoleApplication } from '@/db/queries/console/applications';
import { withdrawApplication } from '@/lib/applications/replace-application';
import { AppError } from '@/lib/errors';

/** Withdraws a submitted application, for a firm that was forestalled under its SIRET. */
export const POST = adminPost<{ identifier: string }>('administrator', async ({ params, by }) => {
  const application = await findConsoleApplication(params.identifier);
  if (!application) throw new AppError('not_found', 'no such application');
  const why = await withdrawApplication(application.id, by.now);
  return `/admin/applications/${application.identifier}?done=${why ?? 'withdrawn'}`;
});
