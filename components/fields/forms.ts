import type { ReactNode } from 'react';
import type { InputType } from '@/lib/catalogue';
import { pastContractsType } from '@/lib/fields/past-contracts';
import { peopleType } from '@/lib/fields/people';
import { samplesType } from '@/lib/fields/samples';
import { supportingFirmsType } from '@/lib/fields/supporting-firms';
import { cardsForm } from './cards-form';
import { CheckboxForm } from './checkbox-with-files';
import { EmailForm, PhoneForm } from './email-or-phone';
import { FilesForm } from './files';
import { FilesOrTextForm } from './files-or-text';
import { FirmIdentifierForm } from './firm-identifier';
import type { FormProps } from './form-props';
import { HeadcountForm } from './headcount-by-year';
import { LongTextForm } from './long-text';
import { LotsForm } from './lots';
import { ContractsForm } from './past-contracts';
import { PeopleForm } from './people';
import { SamplesForm } from './samples';
import { SupportingFirmsForm } from './supporting-firms';
import { TextForm } from './text';
import { TurnoverForm } from './turnover-by-year';
import { UrlForm } from './url';
import { YesNoForm } from './yes-no-with-details';

type Form = (props: FormProps) => ReactNode;

/** How each input type is asked for; its rules are in `lib/fields`. */
const FIELD_FORMS: Record<InputType, Form> = {
  text: TextForm,
  long_text: LongTextForm,
  email: EmailForm,
  phone: PhoneForm,
  url: UrlForm,
  files: FilesForm,
  files_or_text: FilesOrTextForm,
  checkbox_with_files: CheckboxForm,
  yes_no_with_details: YesNoForm,
  turnover_by_year: TurnoverForm,
  headcount_by_year: HeadcountForm,
  people: cardsForm(PeopleForm, peopleType),
  past_contracts: cardsForm(ContractsForm, pastContractsType),
  samples: cardsForm(SamplesForm, samplesType),
  lots: LotsForm,
  firm_identifier: FirmIdentifierForm,
  supporting_firms: cardsForm(SupportingFirmsForm, supportingFirmsType),
};

/** The form of an input type; long text for one that this version does not know. */
export function fieldForm(inputType: string): Form {
  return FIELD_FORMS[inputType as InputType] ?? FIELD_FORMS.long_text;
}
