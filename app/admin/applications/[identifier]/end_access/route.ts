import { adminPost } from '@/app/admin/admin-post';
import { findConsoleApplication } from '@/db/queries/console/applications';
import { endAccess } from '@/lib/addresses/people';
import { AppError } from '@/lib/errors';
import { lastValue } from '@/lib/forms/read-form';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Ends one person's access to an application; they are told. */
export const POST = adminPost<{ identifier: string }>('administrator', async ({ params, form, by }) => {
  const application = await findConsoleApplication(params.identifier);
  if (!application) throw new AppError('not_found', 'no such application');
  const access = lastValue(form, 'access') ?? '';
  const what = { subject: 'application', subjectId: application.id, identifier: application.identifier } as const;
  const isEnded = UUID.test(access) && (await endAccess(what, access, by.now));
  return `/admin/applications/${application.identifier}?done=${isEnded ? 'access' : 'none'}`;
});
