import {
  BuyerStepPage,
  buyerAtStep,
  type StepPageProps,
  stepPath,
  stepTitle,
} from '@/app/buyer/public_markets/[identifier]/buyer-step';
import { FieldSource, OnlyLots, sectionsOf } from '@/app/buyer/public_markets/[identifier]/field-lists';
import { drawOrExplain } from '@/app/draw-or-explain';
import { marketFacts } from '@/app/market/market-facts';
import { Facts } from '@/components/layout/facts';
import { findEditor } from '@/db/queries/editors';
import type { BuyerStep } from '@/lib/journey/buyer-steps';
import { isDefense } from '@/lib/journey/effective-types';
import { type ChosenField, chosenFields } from '@/lib/markets/chosen-fields';
import { lotsOfMarket } from '@/lib/markets/market-lots';
import { buyerText } from '@/lib/text/buyer';
import { EffortEstimate } from './effort-estimate';

const FINAL_ID = 'finaliser';
const text = buyerText.summary;

export const generateMetadata = (props: StepPageProps) => stepTitle(props, 'summary');

async function SummaryPage(props: StepPageProps) {
  const at = await buyerAtStep(props, 'summary');
  const { market } = at;
  const [editor, lots, fields] = await Promise.all([
    findEditor(market.editorId),
    lotsOfMarket(market),
    chosenFields(market),
  ]);
  const edit = (step: BuyerStep) => stepPath(market.identifier, step);
  const defense = isDefense(market) ? buyerText.yes : buyerText.no;
  return (
    <BuyerStepPage
      at={at}
      title={text.title}
      fieldId={FINAL_ID}
      submitLabel={at.changed ? text.submitAnyway : text.submit}
    >
      <section className="fr-mb-6w">
        <SectionTitle title={buyerText.stepTitles.setup} editHref={edit('setup')} />
        <Facts
          facts={[
            ...marketFacts({ market, lots, platform: editor?.name ?? '', now: new Date() }),
            { key: 'defense', label: buyerText.setup.defense, value: defense },
          ]}
        />
      </section>
      <EffortEstimate fields={fields} previewHref={stepPath(market.identifier, 'preview')} />
      <ChosenFields
        title={text.required}
        editHref={edit('required_fields')}
        fields={fields.filter((field) => field.required)}
      />
      <ChosenFields
        title={text.additional}
        editHref={edit('additional_fields')}
        fields={fields.filter((field) => !field.required)}
      />
      <section className="fr-callout" id={FINAL_ID} tabIndex={-1}>
        <h2 className="fr-callout__title">{text.finalTitle}</h2>
        <ul>
          {text.impossible.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          <li>{text.possible}</li>
        </ul>
      </section>
    </BuyerStepPage>
  );
}

function SectionTitle({ title, editHref }: { title: string; editHref: string }) {
  return (
    <div className="pm-section-title">
      <h2 className="fr-mb-0">{title}</h2>
      <a className="fr-link" href={editHref} aria-label={text.editSection(title)}>
        {text.edit}
      </a>
    </div>
  );
}

function ChosenFields({ title, editHref, fields }: { title: string; editHref: string; fields: ChosenField[] }) {
  return (
    <section className="fr-mb-6w">
      <SectionTitle title={title} editHref={editHref} />
      {fields.length === 0 && <p>{text.none}</p>}
      {sectionsOf(fields).map((section) => (
        <div key={section.key}>
          <h3 className="fr-h6 fr-mt-3w fr-mb-1w">{section.label}</h3>
          <ul className="pm-chosen">
            {section.subsections
              .flatMap((subsection) => subsection.fields)
              .map((field) => (
                <li key={field.key}>
                  {field.buyerLabel} <OnlyLots lotRanks={field.lotRanks} /> <FieldSource source={field.source} />
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

export default drawOrExplain(SummaryPage);
