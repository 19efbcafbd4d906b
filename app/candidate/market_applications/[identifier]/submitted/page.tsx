import { redirect } from 'next/navigation';
import { ApplicationReading } from '@/app/candidate/market_applications/[identifier]/application-reading';
import { stepName, stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { drawOrExplain } from '@/app/draw-or-explain';
import { marketFacts } from '@/app/market/market-facts';
import { BackLink } from '@/components/layout/back-link';
import { Column } from '@/components/layout/column';
import { Facts } from '@/components/layout/facts';
import { findEditor } from '@/db/queries/editors';
import { requireApplication } from '@/lib/auth/guards';
import { loadForm } from '@/lib/journey/application-form';
import { SUMMARY_STEP } from '@/lib/journey/candidate-steps';
import { formatDateTimeSeconds } from '@/lib/text/format';
import { syncText } from '@/lib/text/sync';

const text = syncText.application.submitted;

export const metadata = { title: text.title };

/** What was submitted, to read again: the same readings as the summary and the attestation, and nothing to change. */
async function SubmittedPage({ params }: { params: Promise<{ identifier: string }> }) {
  const { identifier } = await params;
  const { application, market } = await requireApplication(identifier);
  if (!application.completedAt) redirect(stepPath(identifier, SUMMARY_STEP));
  const [form, editor] = await Promise.all([loadForm(application, market), findEditor(market.editorId)]);
  const back = <BackLink href={stepPath(identifier, 'sync_status')}>{text.back}</BackLink>;
  return (
    <Column>
      {back}
      <h1>{text.title}</h1>
      <p className="fr-text--lead">{text.introduction(formatDateTimeSeconds(application.completedAt))}</p>
      <Facts
        facts={[
          ...marketFacts({ market, lots: form.lots, platform: editor?.name ?? '', now: new Date() }).filter(
            ({ key }) => key !== 'left',
          ),
          { key: 'application', label: syncText.application.applicationIdentifier, value: identifier },
        ]}
      />
      <ApplicationReading form={form} stepTitle={(step) => stepName(form, step)} />
      {back}
    </Column>
  );
}

export default drawOrExplain(SubmittedPage);
