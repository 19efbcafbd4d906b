import { SelectField } from '@/components/form/select-field';
import { TextField } from '@/components/form/text-field';
import { inputName } from '@/lib/fields/field-type';
import { firmIdentifierType } from '@/lib/fields/firm-identifier';
import { IDENTIFIER_KINDS } from '@/lib/input/foreign-identifier';
import { countryChoices } from '@/lib/text/countries';
import { fieldText } from '@/lib/text/fields';
import { identifierKinds } from '@/lib/text/firm-identifiers';
import { Blocks } from './blocks';
import type { FormProps } from './form-props';
import { notesOn } from './notes';
import { messagesAt, TypedInput } from './typed-input';

const text = fieldText.firmIdentifier;

/** The SIRET, and folded under it what tells a firm that has none. */
export function FirmIdentifierForm(props: FormProps) {
  const { lockedBecause, draft } = props;
  if (lockedBecause === undefined) {
    return (
      <>
        <SiretInput {...props} />
        <WithoutSiret {...props} />
      </>
    );
  }
  return draft.kind === undefined ? <SiretInput {...props} /> : <GivenIdentifier {...props} />;
}

function SiretInput({ field, draft, problems, lockedBecause, now }: FormProps) {
  return (
    <TextField
      id={inputName(field.key, 'text')}
      label={field.label}
      hint={lockedBecause ?? field.help}
      readOnly={lockedBecause !== undefined}
      value={String(draft.text ?? '')}
      errors={messagesAt(problems, 'text', draft.text)}
      inputMode="numeric"
      {...notesOn(firmIdentifierType, { field, now }, 'text', draft.text)}
    />
  );
}

/** Open as soon as something is in it. */
function WithoutSiret(props: FormProps) {
  const { field, draft, problems } = props;
  const isBegun = ['country', 'kind', 'value'].some((member) => Boolean(draft[member]));
  const choice = (member: 'country' | 'kind') => ({
    id: inputName(field.key, member),
    label: text.labels[member],
    none: text.choose,
    value: String(draft[member] ?? ''),
    errors: messagesAt(problems, member, draft[member]),
  });
  return (
    <details className="pm-why pm-without-siret" open={isBegun || undefined}>
      <summary>{text.open}</summary>
      <p className="fr-mb-2w">{text.introduction}</p>
      <SelectField {...choice('country')} options={countryChoices} />
      <SelectField
        {...choice('kind')}
        options={IDENTIFIER_KINDS.map((kind) => ({ value: kind, label: identifierKinds[kind] }))}
      />
      <TypedInput {...props} member="value" label={text.labels.value} hint={text.valueHint} />
    </details>
  );
}

/** What the platform said, which is not asked. */
function GivenIdentifier({ field, draft, lockedBecause }: FormProps) {
  const read = firmIdentifierType.stored(field).safeParse(draft);
  return (
    <div className="fr-input-group">
      <p className="fr-label">{text.given}</p>
      <p className="fr-hint-text">{lockedBecause}</p>
      <p>
        <Blocks blocks={read.success ? firmIdentifierType.reading(read.data, field, []) : []} />
      </p>
    </div>
  );
}
