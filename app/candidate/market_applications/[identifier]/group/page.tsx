import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { drawOrExplain } from '@/app/draw-or-explain';
import { FormPage } from '@/components/form/form-page';
import { StepButtons } from '@/components/form/step-buttons';
import { findLinksToParts } from '@/db/queries/access';
import type { Firm } from '@/db/queries/applications';
import { findPeopleOfParts } from '@/db/queries/confirmed-access';
import { findFirms, findLotsApplied, findLotsOfFirms } from '@/db/queries/firms';
import { findKeptForm } from '@/db/queries/kept-forms';
import type { KeptForm } from '@/db/schema/kept-form';
import { keeperOf } from '@/lib/applications/kept-place';
import { requireWholeApplication } from '@/lib/auth/guards';
import { openMemberLink } from '@/lib/groups/shown-link';
import { IDENTIFICATION_STEP } from '@/lib/journey/candidate-steps';
import { writesMail } from '@/lib/messages/promise-messages';
import { groupText as text } from '@/lib/text/groups';
import { Confirm, KindForm, LinkMade, MailForm, MandateForm, MemberForm, type Refused } from './group-forms';
import { type GroupAction, groupPath, KEPT_PLACE, LINK_PLACE, nameOf, readGroupAction } from './group-page';
import { type Group, MembersList } from './members-list';

type Props = {
  params: Promise<{ identifier: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export const metadata = { title: text.shortTitle };

/** « Se présenter seul ou en groupement »: alone by default; a group's members, and one form at a time. */
async function GroupPage({ params, searchParams }: Props) {
  const { identifier } = await params;
  const { application, sessionId } = await requireWholeApplication(identifier);
  if (application.completedAt) redirect(stepPath(identifier, 'sync_status'));
  const { erreur, ...query } = await searchParams;
  const firms = await findFirms(application.id);
  const [links, mailed, lots, applied, kept] = await Promise.all([
    findLinksToParts(firms.map(({ id }) => id)),
    findPeopleOfParts(firms.map(({ id }) => id)),
    findLotsOfFirms(application.id),
    findLotsApplied(application.id),
    findKeptForm(keeperOf(sessionId, application), (place) => place === KEPT_PLACE || place === LINK_PLACE),
  ]);
  const group = {
    ...{ application, firms, lots, writesMail: writesMail() },
    links: new Map(links.map((link) => [link.subjectId, link])),
    mailed: new Map(mailed.map((person) => [person.subjectId, person])),
  };
  const asked = readGroupAction(
    new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])),
  );
  const member = firms.find(({ rank }) => rank === asked.rank);
  const isKept = erreur !== undefined && kept?.place === KEPT_PLACE;
  const at = { group, applied, member, refused: refusedBy(isKept ? kept : undefined) };
  const url = asked.action === 'noted' && kept?.place === LINK_PLACE ? openMemberLink(kept, sessionId) : undefined;
  return draw(asked.action, at, url);
}

type At = {
  group: Group;
  applied: Awaited<ReturnType<typeof findLotsApplied>>;
  member: Firm | undefined;
  refused: Refused & { errors: { fieldId: string; message: string }[] };
};

function draw(action: GroupAction, at: At, url: string | undefined) {
  const { group, member, refused, applied } = at;
  const isGroup = group.application.groupKind !== null;
  if (action === 'add' && isGroup)
    return (
      <OneForm at={at} action={action} title={text.member.addTitle} submit={text.member.submit}>
        <MemberForm member={undefined} chosenLots={[]} lots={applied} refused={refused} />
      </OneForm>
    );
  if (!member || !isGroup) return <Whole at={at} />;
  const name = nameOf(member);
  if (action === 'change')
    return (
      <OneForm at={at} action={action} title={text.member.changeTitle(name)} submit={text.member.submit}>
        <MemberForm member={member} chosenLots={group.lots.get(member.id) ?? []} lots={applied} refused={refused} />
      </OneForm>
    );
  if (action === 'mandate')
    return (
      <OneForm at={at} action={action} title={text.mandate.title(name)} submit={text.mandate.confirm}>
        <MandateForm refused={refused} />
      </OneForm>
    );
  if (action === 'mail' && writesMail())
    return (
      <OneForm at={at} action={action} title={text.mail.title(name)} submit={text.mail.submit}>
        <MailForm refused={refused} />
      </OneForm>
    );
  if (action === 'noted' && url)
    return (
      <OneForm at={at} action={action} title={text.link.madeTitle(name)} submit={text.link.noted}>
        <LinkMade member={member} url={url} />
      </OneForm>
    );
  if (action === 'link' || action === 'remove') {
    const isFirst = action === 'link' && !group.links.has(member.id) && member.declaredBy === null;
    const words = isFirst ? text.firstLink : text[action];
    return (
      <OneForm at={at} action={action} title={words.title(name)} submit={words.confirm}>
        <Confirm>
          <p>{words.consequence}</p>
        </Confirm>
      </OneForm>
    );
  }
  return <Whole at={at} />;
}

/** Alone or in a group, and then who is in it. */
function Whole({ at: { group, refused } }: { at: At }) {
  const { application } = group;
  return (
    <FormPage
      title={text.title}
      action={groupPath(application)}
      errors={refused.errors.length > 0 ? { title: text.errorTitle, errors: refused.errors } : undefined}
    >
      <KindForm
        kind={application.groupKind ?? 'alone'}
        solidaire={application.mandataireSolidaire ?? false}
        relies={application.reliesOnFirms}
        refused={refused}
      />
      <StepButtons
        submitLabel={text.save}
        previous={{ href: stepPath(application.identifier, IDENTIFICATION_STEP), label: text.back }}
      />
      {application.groupKind !== null && <MembersList group={group} />}
    </FormPage>
  );
}

type OneFormProps = { at: At; action: GroupAction; title: string; submit: string; children: ReactNode };

function OneForm({ at: { group, member, refused }, action, title, submit, children }: OneFormProps) {
  return (
    <FormPage
      title={title}
      action={groupPath(group.application, action, member?.rank)}
      errors={refused.errors.length > 0 ? { title: text.errorTitle, errors: refused.errors } : undefined}
    >
      {children}
      <StepButtons
        submitLabel={submit}
        previous={action === 'noted' ? undefined : { href: groupPath(group.application), label: text.member.cancel }}
      />
    </FormPage>
  );
}

/** What was typed and not kept, and what is wrong with it. */
function refusedBy(kept: KeptForm | undefined): At['refused'] {
  const violations = kept?.violations ?? [];
  const wordsOf = ({ code, message }: KeptForm['violations'][number]) => message ?? text.problem(code);
  return {
    values: kept?.values ?? {},
    messagesAt: (input) => violations.filter(({ field }) => field === input).map(wordsOf),
    errors: violations.map((violation) => ({ fieldId: violation.field, message: wordsOf(violation) })),
  };
}

export default drawOrExplain(GroupPage);
