import { browserRoute } from '@/app/browser-route';
import { findAddress } from '@/db/queries/addresses';
import { chooseMessages } from '@/lib/addresses/choose-messages';
import { AppError } from '@/lib/errors';
import { lastValue } from '@/lib/forms/read-form';
import { seeOther } from '@/lib/forms/see-other';
import { MESSAGE_GROUPS } from '@/lib/messages/message';
import { isProof, stopPath } from '@/lib/messages/stop-address';

/**
 * Stops what is written to an address, or takes it up again. A mailbox's own button posts `List-Unsubscribe=One-Click` without
 * cookie or origin (RFC 8058, 3.2), and is answered without redirection; hence the proof in the address, and nothing else.
 */
export const POST = browserRoute<{ address: string }>(async ({ request, params: { address: id }, read }) => {
  const proof = new URL(request.url).searchParams.get('k') ?? '';
  const address = isProof(id, proof) ? await findAddress(id) : undefined;
  if (!address) throw new AppError('not_found', 'no such address');
  const form = await read();
  const resumes = lastValue(form, 'do') === 'resume';
  await chooseMessages(id, resumes ? MESSAGE_GROUPS : []);
  if (lastValue(form, 'List-Unsubscribe') === null) return seeOther(stopPath(id));
  return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });
});
