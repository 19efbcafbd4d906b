import { adminPost } from '@/app/admin/admin-post';
import { readChosen } from '@/app/admin/deliveries/redeliver/read-chosen';
import { AppError } from '@/lib/errors';
import { redeliverChosen } from '@/lib/webhooks/redeliver-chosen';

/** Sends again what was chosen, one or many, and says how many on the list. */
export const POST = adminPost('administrator', async ({ form, by }) => {
  const chosen = await readChosen(Object.fromEntries([...form].map(([name, values]) => [name, [...values]])));
  if (!chosen) throw new AppError('bad_request', 'no delivery was chosen');
  return `/admin/deliveries?sent=${await redeliverChosen(chosen, by)}`;
});
