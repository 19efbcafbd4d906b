import { APPLICATIONS_PATH } from '@/app/address/address-forms';
import { CheckboxField } from '@/components/form/checkbox-field';
import { CheckboxList } from '@/components/form/checkbox-list';
import { FormPage } from '@/components/form/form-page';
import { StepButtons } from '@/components/form/step-buttons';
import type { MailAddress } from '@/db/queries/addresses';
import { MESSAGE_GROUPS } from '@/lib/messages/message';
import { applicationsText as text } from '@/lib/text/people';

/** What is written to this address, to choose; a box that is ticked is a group that goes there. */
export function MessagesForm({ address }: { address: MailAddress }) {
  const words = text.messages;
  const items = MESSAGE_GROUPS.map((group) => ({
    value: group,
    ...words.groups[group],
    checked: !address.stopped.includes(group),
  }));
  return (
    <section className="fr-mb-6w">
      <h2 className="fr-h4">{words.title}</h2>
      {address.refusedAt && <p>{words.refused}</p>}
      <form action={APPLICATIONS_PATH} method="post" encType="multipart/form-data">
        <CheckboxList idPrefix="groups" name="group" legend={words.legend} items={items} />
        <p className="fr-text--sm">{words.bounces}</p>
        <button type="submit" className="fr-btn fr-btn--secondary" name="messages" value="1">
          {words.save}
        </button>
      </form>
    </section>
  );
}

/** « Quitter »: first on the page, as on the pages that a link opened. */
export function LeaveForm() {
  return (
    <form action={APPLICATIONS_PATH} method="post" encType="multipart/form-data" className="fr-mb-4w">
      <p className="fr-text--sm fr-mb-1w">{text.leaveHint}</p>
      <button type="submit" className="fr-btn fr-btn--secondary fr-btn--sm" name="leave" value="1">
        {text.leave}
      </button>
    </form>
  );
}

/** What goes, what stays and who keeps it, before anything goes. */
export function EraseForm() {
  const words = text.erase;
  return (
    <FormPage title={words.title} action={APPLICATIONS_PATH}>
      {words.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <CheckboxField id="drafts" label={words.drafts} hint={words.draftsHint} value="yes" checked={false} errors={[]} />
      <input type="hidden" name="erase" value="1" />
      <StepButtons submitLabel={words.confirm} previous={{ href: APPLICATIONS_PATH, label: words.cancel }} />
    </FormPage>
  );
}
