import { askCode } from '@/lib/addresses/codes';
import type { AskedAt } from '@/lib/addresses/people';
import type { PostedForm } from '@/lib/forms/read-form';
import { callerAddress } from '@/lib/http/caller-address';
import { CODE_PATH, codeCookie, keepTyped, readAddress } from './address-forms';
import { seeOtherWith } from './see-other-with';

/** The post of an address: a code goes there, and the page that waits for it is next; else back to `page`, and why. */
export async function askForCode(
  request: Request,
  form: PostedForm,
  { page, at }: { page: string; at?: AskedAt },
  now: Date,
): Promise<Response> {
  const read = readAddress(form);
  if ('problem' in read) return seeOtherWith(`${page}?erreur=${read.problem}`, [keepTyped(read.typed)]);
  const asked = await askCode({ address: read.address, network: callerAddress(request), at }, now);
  if ('retryAt' in asked) {
    return seeOtherWith(`${page}?attendre=${asked.retryAt.toISOString()}`, [keepTyped(read.address)]);
  }
  return seeOtherWith(CODE_PATH, [codeCookie.holding(asked.token), keepTyped(undefined)]);
}
