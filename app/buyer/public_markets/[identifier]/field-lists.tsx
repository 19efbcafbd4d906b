import type { ReactNode } from 'react';
import { CheckboxList } from '@/components/form/checkbox-list';
import { WhyAsked } from '@/components/form/why-asked';
import { SourceBadge } from '@/components/layout/source-badge';
import type { AvailableField } from '@/db/queries/catalogue';
import { effortOf } from '@/lib/journey/effort';
import { connectedSources } from '@/lib/registers/connected';
import { isGivenByRegister } from '@/lib/registers/given-by-register';
import { buyerText } from '@/lib/text/buyer';
import { fieldText } from '@/lib/text/fields';
import { FIELD_INPUT } from './input-names';

/** Where the answer to a field comes from on this instance. */
export function FieldSource({ source }: { source: string | null }) {
  return <KindBadge kind={isGivenByRegister(source) ? 'register' : 'candidate'} />;
}

const KindBadge = ({ kind }: { kind: keyof typeof buyerText.badges }) => (
  <SourceBadge source={kind}>{buyerText.badges[kind]}</SourceBadge>
);

/** Says for which lots alone a field is asked. */
export function OnlyLots({ lotRanks }: { lotRanks: readonly number[] | null }) {
  return (
    lotRanks && <span className="fr-text--sm">{buyerText.additional.onlyLots(lotRanks.map((rank) => rank + 1))}</span>
  );
}

/** What the badges of the page mean, once, one line each: green stands on it only where a register is connected. */
export function BadgeLegend() {
  return (
    <div className="pm-legend">
      <p className="fr-mb-1w fr-text--bold">{buyerText.legend}</p>
      <ul>
        {connectedSources().size > 0 && (
          <li>
            <KindBadge kind="register" /> {buyerText.legendRegister}
          </li>
        )}
        <li>
          <KindBadge kind="candidate" /> {buyerText.legendCandidate}
        </li>
      </ul>
    </div>
  );
}

export type Section<Field> = {
  key: string;
  label: string;
  subsections: { key: string; label: string; fields: Field[] }[];
};

/** Fields by category, then sub-category, in the order in which they come. */
export function sectionsOf<Field extends SectionedField>(fields: readonly Field[]): Section<Field>[] {
  const byCategory = Map.groupBy(fields, (field) => field.categoryKey);
  return [...byCategory].map(([key, inCategory]) => ({
    key,
    label: inCategory[0]?.categoryBuyerLabel ?? key,
    subsections: [...Map.groupBy(inCategory, (field) => field.subcategoryKey)].map(([subKey, inSubcategory]) => ({
      key: subKey,
      label: inSubcategory[0]?.subcategoryBuyerLabel ?? subKey,
      fields: inSubcategory,
    })),
  }));
}

type SectionedField = Pick<
  AvailableField,
  'categoryKey' | 'categoryBuyerLabel' | 'subcategoryKey' | 'subcategoryBuyerLabel'
>;

type FieldCheckboxesProps = {
  fields: readonly AvailableField[];
  isChecked: (field: AvailableField) => boolean;
  /** More to say of a field, under it. */
  below?: (field: AvailableField) => ReactNode;
};

/** Every field with its checkbox, by section. */
export function FieldCheckboxes({ fields, isChecked, below }: FieldCheckboxesProps) {
  return sectionsOf(fields).map((section) => (
    <section key={section.key}>
      <h2 className="fr-h4">{section.label}</h2>
      {section.subsections.map((subsection) => (
        <CheckboxList
          key={subsection.key}
          idPrefix={`${section.key}-${subsection.key}`}
          name={FIELD_INPUT}
          legend={subsection.label}
          items={subsection.fields.map((field) => ({
            value: field.key,
            label: field.buyerLabel,
            badge: <FieldSource source={field.source} />,
            hint: field.locked ? `${buyerText.required.locked}. ${field.buyerHelp}` : field.buyerHelp,
            checked: isChecked(field),
            locked: field.locked,
            data: { 'data-label': field.buyerLabel, 'data-effort': effortOf(field) },
            below: (
              <>
                {below?.(field)}
                {field.legalReference && (
                  <WhyAsked
                    question={fieldText.why}
                    about={field.buyerLabel}
                    answer={fieldText.legalReference(field.legalReference)}
                  />
                )}
              </>
            ),
          }))}
        />
      ))}
    </section>
  ));
}
