import {
  BuyerStepPage,
  marketAtStep,
  type StepPageProps,
  stepPath,
  stepTitle,
} from '@/app/buyer/public_markets/[identifier]/buyer-step';
import { FieldSource, sectionsOf } from '@/app/buyer/public_markets/[identifier]/field-lists';
import { drawOrExplain } from '@/app/draw-or-explain';
import { marketFacts } from '@/app/market/market-facts';
import { Facts } from '@/components/layout/facts';
import { findEditor } from '@/db/queries/editors';
import { findLots } from '@/db/queries/markets';
import type { BuyerStep } from '@/lib/journey/buyer-steps';
import { type ChosenField, chosenFields } from '@/lib/markets/chosen-fields';
import { buyerText } from '@/lib/text/buyer';

export const generateMetadata = (props: StepPageProps) => stepTitle(props, 'summary');

async function SummaryPage(props: StepPageProps) {
  const market = await marketAtStep(props, 'summary');
  const [editor, lots, fields] = await Promise.all([
    findEditor(market.editorId),
    findLots(market.id),
    chosenFields(market),
  ]);
  const text = buyerText.summary;
  const automatic = fields.filter((field) => field.source !== null).length;
  const edit = (step: BuyerStep) => stepPath(market.identifier, step);
  return (
    <BuyerStepPage market={market} step="summary" title={text.title} submitLabel={text.submit}>
      <Facts facts={marketFacts({ market, lots, platform: editor?.name ?? '', now: new Date() })} />
      <p className="fr-text--bold">{text.count(fields.length, automatic)}</p>
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
      <div className="fr-callout">
        <p className="fr-callout__text">{text.consequence}</p>
      </div>
    </BuyerStepPage>
  );
}

function ChosenFields({ title, editHref, fields }: { title: string; editHref: string; fields: ChosenField[] }) {
  return (
    <section className="fr-mb-4w">
      <h2>{title}</h2>
      <p>
        <a className="fr-link" href={editHref} aria-label={buyerText.summary.editSection(title)}>
          {buyerText.summary.edit}
        </a>
      </p>
      {fields.length === 0 && <p>{buyerText.summary.none}</p>}
      {sectionsOf(fields).map((section) => (
        <div key={section.key}>
          <h3 className="fr-h6 fr-mt-3w">{section.label}</h3>
          <ul>
            {section.subsections
              .flatMap((subsection) => subsection.fields)
              .map((field) => (
                <li key={field.key}>
                  {field.buyerLabel} <FieldSource source={field.source} />
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

export default drawOrExplain(SummaryPage);
