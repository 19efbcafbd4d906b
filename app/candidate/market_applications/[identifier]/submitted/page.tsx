import { redirect } from 'next/navigation';
import { ApplicationReading } from '@/app/candidate/market_applications/[identifier]/application-reading';
import { stepName, stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { drawOrExplain } from '@/app/draw-or-explain';
import { marketFacts } from '@/app/market/market-facts';
import { fileHref } from '@/components/fields/file-href';
import { BackLink } from '@/components/layout/back-link';
import { Column } from '@/components/layout/column';
import { Facts } from '@/components/layout/facts';
import type { Application } from '@/db/queries/applications';
import { findEditor } from '@/db/queries/editors';
import type { Market } from '@/db/queries/markets';
import { requireApplication } from '@/lib/auth/guards';
import { attestationContent } from '@/lib/documents/attestation/attestation-content';
import { loadContent } from '@/lib/documents/content/load-content';
import { WebCopy } from '@/lib/documents/web-copy/web-copy';
import { env } from '@/lib/env';
import { loadForm } from '@/lib/journey/application-form';
import { SUMMARY_STEP } from '@/lib/journey/candidate-steps';
import { formatDateTimeSeconds } from '@/lib/text/format';
import { syncText } from '@/lib/text/sync';

const text = syncText.application.submitted;

export const metadata = { title: text.title };

/** The submitted application, to read again: the content of its attestation; for a member of a group, its own part. */
async function SubmittedPage({ params }: { params: Promise<{ identifier: string }> }) {
  const { identifier } = await params;
  const { application, market } = await requireApplication(identifier);
  if (!application.completedAt) redirect(stepPath(identifier, SUMMARY_STEP));
  const back = <BackLink href={stepPath(identifier, 'sync_status')}>{text.back}</BackLink>;
  return (
    <Column>
      {back}
      <h1>{text.title}</h1>
      <p className="fr-text--lead">{text.introduction(formatDateTimeSeconds(application.completedAt))}</p>
      {application.rank === 1 ? await drawAttestation(application) : await drawPart(application, market)}
      {back}
    </Column>
  );
}

/** Functions, not components: what they throw is explained by the page. */
async function drawAttestation({ id }: Application) {
  const content = attestationContent(await loadContent(id), 'candidate');
  return (
    <WebCopy
      content={content}
      audience="candidate"
      demonstration={env().DEMO}
      above={1}
      hrefOf={(file) => fileHref(file.id)}
    />
  );
}

async function drawPart(application: Application, market: Market) {
  const [form, editor] = await Promise.all([loadForm(application, market), findEditor(market.editorId)]);
  const facts = marketFacts({ market, lots: form.lots, platform: editor?.name ?? '', now: new Date() });
  return (
    <>
      <Facts
        facts={[
          ...facts.filter(({ key }) => key !== 'left'),
          { key: 'application', label: syncText.application.applicationIdentifier, value: application.identifier },
        ]}
      />
      <ApplicationReading form={form} stepTitle={(step) => stepName(form, step)} />
    </>
  );
}

export default drawOrExplain(SubmittedPage);
