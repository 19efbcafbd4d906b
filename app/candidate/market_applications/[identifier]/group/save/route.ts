import { ADDRESS_INPUT, problemInWords, readAddress } from '@/app/address/address-forms';
import type { Call } from '@/app/browser-route';
import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import {
  CONFIRMED_INPUT,
  type GroupAction,
  groupPath,
  KEPT_PLACE,
  KIND_INPUT,
  LINK_PLACE,
  LOT_INPUT,
  MANDATE_INPUT,
  PROOF_INPUT,
  partPath,
  RELIES_INPUT,
  readGroupAction,
  SOLIDAIRE_INPUT,
} from '@/app/candidate/market_applications/[identifier]/group/group-page';
import { formRoute } from '@/app/form-route';
import type { Application } from '@/db/queries/applications';
import { findFirms, findLotsApplied } from '@/db/queries/firms';
import { forgetForm, keepForm } from '@/db/queries/kept-forms';
import type { KeptForm } from '@/db/schema/kept-form';
import { keeperOf } from '@/lib/applications/kept-place';
import { receiveFile } from '@/lib/applications/receive-file';
import { openWholeApplication } from '@/lib/auth/guards';
import { lastValue, type PostedFile, type PostedForm } from '@/lib/forms/read-form';
import { seeOther } from '@/lib/forms/see-other';
import { formGroup } from '@/lib/groups/form-group';
import { declareForMember, mailMember, makeMemberLink } from '@/lib/groups/give-part';
import { MEMBER_INPUTS, type MemberProblem } from '@/lib/groups/member-input';
import { addMember, changeMember, removeMember } from '@/lib/groups/members';
import { sealMemberLink } from '@/lib/groups/shown-link';
import { MANDATE_KEY } from '@/lib/journey/application-form';
import { IDENTIFICATION_STEP } from '@/lib/journey/candidate-steps';
import { fieldText } from '@/lib/text/fields';
import { groupText as text } from '@/lib/text/groups';

type Found = NonNullable<Awaited<ReturnType<typeof openWholeApplication>>>;
type Posted = { found: Found; action: GroupAction; rank: number; form: PostedForm; refusals: Violation[]; now: Date };
type Violation = KeptForm['violations'][number];

/** What came of a form: where one goes, or what is to be mended. */
type Outcome = { next: string } | { violations: Violation[] };

/** The forms of the page: each one verb, then « look there »; what could not be kept is shown back on its own form. */
export const POST = formRoute<{ identifier: string }, Found>({
  elsewhere: ({ identifier }) => seeOther(groupPath({ identifier })),
  guard: ({ identifier }) => openWholeApplication(identifier),
  async handle(call, found) {
    const { application, sessionId } = found;
    if (application.completedAt) return seeOther(stepPath(application.identifier, 'sync_status'));
    const { action, rank } = readGroupAction(new URL(call.request.url).searchParams);
    const { form, refusals } = await readPosted(call, application, action, rank);
    const outcome = await HANDLERS[action]({ found, action, rank: rank ?? 0, form, refusals, now: new Date() });
    const keeper = keeperOf(sessionId, application);
    if ('next' in outcome) {
      if (action !== 'link') await forgetForm(keeper, KEPT_PLACE);
      return seeOther(outcome.next);
    }
    const values = Object.fromEntries([...form].map(([name, all]) => [name, [...all]]));
    await keepForm(keeper, { place: KEPT_PLACE, values, violations: outcome.violations });
    const page = groupPath(application, action, rank);
    return seeOther(`${page}${page.includes('?') ? '&' : '?'}erreur=1`);
  },
  form: { inWords: typedOfMember },
});

/** The proof of a mandate is the only file that is taken here, and hangs on its member. */
async function readPosted(
  call: Call<{ identifier: string }>,
  application: Application,
  action: GroupAction,
  rank: number | undefined,
): Promise<{ form: PostedForm; refusals: Violation[] }> {
  const refusals: Violation[] = [];
  const member = (await findFirms(application.id)).find((firm) => firm.rank === rank);
  const onFile = async ({ inputName, fileName, content }: PostedFile, signal: AbortSignal) => {
    const isProof = action === 'mandate' && inputName === PROOF_INPUT && fileName !== '';
    if (!isProof || !member || member.declaredAt) return void content.resume();
    const at = { applicationId: application.id, firmId: member.id, step: MANDATE_KEY, pages: [MANDATE_KEY] };
    const upload = { fieldKey: MANDATE_KEY, slot: 'documents', name: fileName, content };
    const received = await receiveFile(at, upload, new Date(), signal);
    if (!('refusal' in received)) return;
    const message = fieldText.refusal(fileName, received.refusal);
    refusals.push({ field: PROOF_INPUT, code: received.refusal, message });
  };
  return { form: await call.read(onFile), refusals };
}

const HANDLERS: Record<GroupAction, (posted: Posted) => Promise<Outcome>> = {
  async kind({ found: { application }, form }) {
    const mandataireSolidaire = lastValue(form, SOLIDAIRE_INPUT) === 'yes';
    const reliesOnFirms = lastValue(form, RELIES_INPUT) === 'yes';
    const said = { kind: lastValue(form, KIND_INPUT) ?? '', mandataireSolidaire, reliesOnFirms };
    const problem = await formGroup(application.id, said);
    return problem ? { violations: [{ field: KIND_INPUT, code: problem }] } : { next: groupPath(application) };
  },
  async add(posted) {
    return keptMember(posted, await addMember(posted.found.application.id, await memberIn(posted), posted.now));
  },
  async change(posted) {
    const { application } = posted.found;
    return keptMember(posted, await changeMember(application.id, posted.rank, await memberIn(posted), posted.now));
  },
  async remove({ found: { application }, rank, form, now }) {
    if (!isConfirmed(form)) return { next: groupPath(application, 'remove', rank) };
    await removeMember(application.id, rank, now);
    return { next: groupPath(application) };
  },
  async link({ found: { application, sessionId }, rank, form, now }) {
    const given = await makeMemberLink(application.id, rank, isConfirmed(form), now);
    if ('asks' in given) return { next: groupPath(application, 'link', rank) };
    const values = sealMemberLink(given.made.url, sessionId, now);
    await keepForm(keeperOf(sessionId, application), { place: LINK_PLACE, values, violations: [] });
    return { next: groupPath(application, 'noted', rank) };
  },
  async mail({ found: { application }, rank, form, now }) {
    const read = readAddress(form);
    if ('problem' in read) return { violations: [wrongAddress(read.problem)] };
    const given = await mailMember(application.id, { rank, address: read.address }, isConfirmed(form), now);
    if ('refused' in given) return { violations: [wrongAddress(given.refused)] };
    if ('asks' in given) return { next: groupPath(application, 'mail', rank) };
    return { next: `${groupPath(application)}#membre-${rank}` };
  },
  async noted({ found: { application, sessionId } }) {
    await forgetForm(keeperOf(sessionId, application), LINK_PLACE);
    return { next: groupPath(application) };
  },
  async mandate({ found: { application }, rank, form, refusals, now }) {
    const missing = lastValue(form, MANDATE_INPUT) === 'yes' ? [] : [{ field: MANDATE_INPUT, code: 'no_mandate' }];
    if (missing.length + refusals.length > 0) return { violations: [...missing, ...refusals] };
    const given = await declareForMember(application.id, rank, isConfirmed(form), now);
    if ('asks' in given) return { next: groupPath(application, 'mandate', rank) };
    return { next: partPath(application, { rank }, IDENTIFICATION_STEP) };
  },
};

const wrongAddress = (code: string): Violation => ({ field: ADDRESS_INPUT, code, message: problemInWords(code) });

const isConfirmed = (form: PostedForm) => lastValue(form, CONFIRMED_INPUT) === 'yes';

/** What is posted of a member; a lot that is not applied for is left out. */
async function memberIn({ found: { application }, form }: Posted) {
  const posted = Object.fromEntries(MEMBER_INPUTS.map((name) => [name, lastValue(form, name) ?? '']));
  const applied = (await findLotsApplied(application.id)).map(({ rank }) => rank);
  const lots = (form.get(LOT_INPUT) ?? []).map(Number).filter((rank) => applied.includes(rank));
  return { posted: posted as Record<(typeof MEMBER_INPUTS)[number], string>, lots: [...new Set(lots)] };
}

function keptMember(
  { found: { application } }: Posted,
  outcome: { rank: number } | { problems: MemberProblem[] },
): Outcome {
  if ('rank' in outcome) return { next: `${groupPath(application)}#membre-${outcome.rank}` };
  const violations = outcome.problems.map(({ field, code, length }) => ({
    field,
    code,
    message: text.problem(code, length),
  }));
  return { violations };
}

/** For a page that shows back what was typed. */
function typedOfMember(form: PostedForm) {
  const address = lastValue(form, ADDRESS_INPUT);
  const typed = address ? [{ label: text.mail.label, value: address }] : [];
  const ofMember = MEMBER_INPUTS.flatMap((name) => {
    const value = lastValue(form, name);
    return value ? [{ label: text.member[name], value }] : [];
  });
  return [...typed, ...ofMember];
}
