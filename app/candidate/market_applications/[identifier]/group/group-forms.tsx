import type { ReactNode } from 'react';
import { ADDRESS_INPUT } from '@/app/address/address-forms';
import { CheckboxField } from '@/components/form/checkbox-field';
import { CheckboxList } from '@/components/form/checkbox-list';
import { errorsId, FieldErrors } from '@/components/form/field-frame';
import { RadioField } from '@/components/form/radio-field';
import { TextAreaField } from '@/components/form/text-area-field';
import { TextField } from '@/components/form/text-field';
import type { Firm } from '@/db/queries/applications';
import type { Lot } from '@/db/queries/markets';
import { GROUP_KINDS } from '@/lib/groups/form-group';
import type { MemberInput } from '@/lib/groups/member-input';
import { groupText as text } from '@/lib/text/groups';
import {
  CONFIRMED_INPUT,
  KIND_INPUT,
  LOT_INPUT,
  MANDATE_INPUT,
  nameOf,
  PROOF_INPUT,
  RELIES_INPUT,
  SOLIDAIRE_INPUT,
} from './group-page';

/** What was typed and not kept, and what is wrong with it, by input. */
export type Refused = { values: Record<string, readonly string[]>; messagesAt: (input: string) => string[] };

type KindFormProps = { kind: string; solidaire: boolean; relies: boolean; refused: Refused };

/** Alone, or in a group of which kind; and whether on other firms. */
export function KindForm({ kind, solidaire, relies, refused }: KindFormProps) {
  const chosen = refused.values[KIND_INPUT]?.at(-1) ?? kind;
  return (
    <>
      <RadioField
        id={KIND_INPUT}
        name={KIND_INPUT}
        legend={text.shortTitle}
        errors={refused.messagesAt(KIND_INPUT)}
        options={GROUP_KINDS.map((value) => ({ value, ...text.kinds[value], checked: chosen === value }))}
      />
      <CheckboxField
        id={SOLIDAIRE_INPUT}
        label={text.mandataireSolidaire}
        hint={text.mandataireSolidaireHint}
        value="yes"
        checked={solidaire}
        errors={[]}
      />
      <CheckboxField
        id={RELIES_INPUT}
        label={text.reliesOnFirms}
        hint={text.reliesOnFirmsHint}
        value="yes"
        checked={relies}
        errors={[]}
      />
    </>
  );
}

type MemberFormProps = {
  member: Firm | undefined;
  chosenLots: readonly number[];
  /** Those that are applied for, when there are several. */
  lots: readonly (Pick<Lot, 'name'> & { rank: number })[];
  refused: Refused;
};

/** What the mandataire says of a member. */
export function MemberForm({ member, chosenLots, lots, refused }: MemberFormProps) {
  const saved: Record<MemberInput, string> = {
    company_name: member?.companyName ?? '',
    siret: member?.siret ?? '',
    role: member?.role ?? '',
    reserved_tasks: member?.reservedTasks ?? '',
  };
  const field = (name: MemberInput) => ({
    id: name,
    value: refused.values[name]?.at(-1) ?? saved[name],
    errors: refused.messagesAt(name),
  });
  const ticked = refused.values[LOT_INPUT] ?? chosenLots.map(String);
  return (
    <>
      {member?.declaredAt ? (
        <p>{text.member.ownIdentity}</p>
      ) : (
        <>
          <TextField {...field('company_name')} label={text.member.company_name} />
          <TextField {...field('siret')} label={text.member.siret} hint={text.member.siretHint} inputMode="numeric" />
        </>
      )}
      <TextField {...field('role')} label={text.member.role} />
      <TextAreaField
        {...field('reserved_tasks')}
        label={text.member.reserved_tasks}
        hint={text.member.reservedTasksHint}
      />
      {lots.length > 1 && (
        <CheckboxList
          idPrefix={LOT_INPUT}
          name={LOT_INPUT}
          legend={text.member.lots}
          items={lots.map(({ rank, name }) => ({
            value: String(rank),
            label: `${rank + 1}. ${name}`,
            checked: ticked.includes(String(rank)),
          }))}
        />
      )}
    </>
  );
}

/** Something that ends what was written is done once it is confirmed. */
export function Confirm({ children }: { children: ReactNode }) {
  return (
    <>
      <input type="hidden" name={CONFIRMED_INPUT} value="yes" />
      {children}
    </>
  );
}

/** Where a member is told that its part waits; what was written in it goes, as by a new link. */
export function MailForm({ refused }: { refused: Refused }) {
  return (
    <Confirm>
      <p>{text.mail.introduction}</p>
      <p>{text.mail.consequence}</p>
      <TextField
        id={ADDRESS_INPUT}
        type="email"
        label={text.mail.label}
        value={refused.values[ADDRESS_INPUT]?.at(-1) ?? ''}
        errors={refused.messagesAt(ADDRESS_INPUT)}
      />
    </Confirm>
  );
}

/** The mandataire says that it may sign for a member; the proof may be joined. */
export function MandateForm({ refused }: { refused: Refused }) {
  return (
    <Confirm>
      <p>{text.mandate.introduction}</p>
      <p>{text.mandate.consequence}</p>
      <CheckboxField
        id={MANDATE_INPUT}
        label={text.mandate.statement}
        value="yes"
        checked={false}
        errors={refused.messagesAt(MANDATE_INPUT)}
      />
      <div className="fr-upload-group fr-mb-3w">
        <label className="fr-label" htmlFor={PROOF_INPUT}>
          {text.mandate.proof}
          <span className="fr-hint-text">{text.mandate.proofHint}</span>
        </label>
        <input
          className="fr-upload"
          type="file"
          id={PROOF_INPUT}
          name={PROOF_INPUT}
          aria-describedby={errorsId(PROOF_INPUT)}
        />
        <FieldErrors id={PROOF_INPUT} errors={refused.messagesAt(PROOF_INPUT)} />
      </div>
    </Confirm>
  );
}

/** The link of a member, shown this once. */
export function LinkMade({ member, url }: { member: Firm; url: string }) {
  return (
    <div className="fr-callout" role="status">
      <h2 className="fr-callout__title">{text.link.madeTitle(nameOf(member))}</h2>
      <p>{text.link.made}</p>
      <label className="fr-label" htmlFor="member-link">
        {text.link.label}
      </label>
      <input className="fr-input" id="member-link" readOnly value={url} />
    </div>
  );
}
