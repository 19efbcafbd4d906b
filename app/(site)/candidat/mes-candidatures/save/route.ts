import { APPLICATIONS_PATH, typedAddress } from '@/app/address/address-forms';
import { askForCode } from '@/app/address/ask-for-code';
import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { formRoute, type Guarded } from '@/app/form-route';
import { LEFT_PATH } from '@/app/leave/receive-leave';
import type { Session } from '@/db/queries/access';
import { chooseMessages } from '@/lib/addresses/choose-messages';
import { openByAddress } from '@/lib/addresses/open-by-address';
import { signOutOfAddress } from '@/lib/addresses/session-address';
import { currentSession, sessionCookie } from '@/lib/auth/session';
import { lastValue, type PostedForm } from '@/lib/forms/read-form';
import { seeOther } from '@/lib/forms/see-other';
import { IDENTIFICATION_STEP } from '@/lib/journey/candidate-steps';
import { eraseAddress } from '@/lib/retention/erase-address';

type Found = Guarded & { session: Session | undefined };
type Owner = { session: Session; addressId: string; form: PostedForm; now: Date };

/** The forms of the page: an address to confirm; for who has, one application to open, messages, « Quitter », erasure. */
export const POST = formRoute<unknown, Found>({
  elsewhere: () => seeOther(APPLICATIONS_PATH),
  async guard() {
    const session = await currentSession();
    const actor = session?.addressId
      ? { kind: 'candidate' as const, id: session.id }
      : { kind: 'public' as const, id: null };
    return { actor, session };
  },
  async handle({ request, read }, { session }) {
    const form = await read();
    const now = new Date();
    const action = GROUP_ACTIONS.find(({ name }) => form.has(name));
    if (!action) return askForCode(request, form, { page: APPLICATIONS_PATH }, now);
    if (!session?.addressId) return seeOther(APPLICATIONS_PATH);
    return action.handle({ session, addressId: session.addressId, form, now }, lastValue(form, action.name) ?? '');
  },
  form: { inWords: typedAddress },
});

const GROUP_ACTIONS: readonly { name: string; handle(owner: Owner, value: string): Promise<Response> }[] = [
  { name: 'open', handle: (owner, id) => open(owner, id, IDENTIFICATION_STEP) },
  { name: 'attestation', handle: (owner, id) => open(owner, id, 'attestation') },
  // Where what replacing means is said, and begun.
  { name: 'replace', handle: (owner, id) => open(owner, id, 'sync_status') },
  {
    name: 'messages',
    async handle({ addressId, form }) {
      await chooseMessages(addressId, form.get('group') ?? []);
      return seeOther(`${APPLICATIONS_PATH}?fait=messages`);
    },
  },
  {
    name: 'leave',
    async handle({ session, now }) {
      const isOpen = await signOutOfAddress(session.id, now);
      return seeOther(LEFT_PATH, {
        'Clear-Site-Data': '"cache"',
        ...(!isOpen && { 'Set-Cookie': sessionCookie.ended() }),
      });
    },
  },
  {
    name: 'erase',
    async handle({ session, addressId, form, now }) {
      const withDrafts = lastValue(form, 'drafts') === 'yes';
      const { drafts } = await eraseAddress(addressId, { sessionId: session.id, withDrafts }, now);
      return seeOther(`${APPLICATIONS_PATH}?fait=efface&brouillons=${drafts}`, { 'Clear-Site-Data': '"cache"' });
    },
  },
];

async function open({ session, now }: Owner, accessId: string, page: string): Promise<Response> {
  const identifier = UUID.test(accessId) ? await openByAddress(session, accessId, now) : undefined;
  return seeOther(identifier ? stepPath(identifier, page) : `${APPLICATIONS_PATH}?fait=parti`);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
