import { keepTyped, readAddress, typedAddress } from '@/app/address/address-forms';
import { askForCode } from '@/app/address/ask-for-code';
import { seeOtherWith } from '@/app/address/see-other-with';
import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { formRoute } from '@/app/form-route';
import { inTransaction } from '@/db/database';
import { type AskedAt, attach, invite, withdrawAccess } from '@/lib/addresses/people';
import { addressOfSession } from '@/lib/addresses/session-address';
import { openApplication } from '@/lib/auth/guards';
import { lastValue } from '@/lib/forms/read-form';
import { seeOther } from '@/lib/forms/see-other';

type Found = NonNullable<Awaited<ReturnType<typeof openApplication>>>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The forms of the page: one's address, a colleague's, an access that ends. */
export const POST = formRoute<{ identifier: string }, Found>({
  elsewhere: ({ identifier }) => seeOther(stepPath(identifier, 'people')),
  guard: ({ identifier }) => openApplication(identifier),
  async handle({ request, read }, { application, sessionId, subject, subjectId }) {
    const form = await read();
    const now = new Date();
    const at: AskedAt = { subject, subjectId, identifier: application.identifier };
    const page = stepPath(application.identifier, 'people');
    const own = await addressOfSession(sessionId);
    const withdrawn = lastValue(form, 'withdraw');
    if (withdrawn !== null) {
      if (UUID.test(withdrawn)) await withdrawAccess(at, withdrawn, own?.id, now);
      return seeOther(page);
    }
    if (form.has('attach')) {
      if (own) await inTransaction((tx) => attach(tx, at, own.id, now));
      return seeOther(page);
    }
    // Whoever invites has an address of theirs: a message to a stranger has somebody behind it.
    if (form.has('invite') && !own) return seeOther(page);
    if (!form.has('invite')) return askForCode(request, form, { page, at }, now);
    const typed = readAddress(form);
    if ('problem' in typed)
      return seeOtherWith(`${page}?pour=invite&erreur=${typed.problem}`, [keepTyped(typed.typed)]);
    const refusal = await invite(at, typed.address, now);
    if (refusal) return seeOtherWith(`${page}?pour=invite&erreur=${refusal}`, [keepTyped(typed.address)]);
    return seeOtherWith(`${page}?fait=invite`, [keepTyped(undefined)]);
  },
  form: { inWords: typedAddress },
});
