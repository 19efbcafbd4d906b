import { drawOrExplain } from '@/app/draw-or-explain';
import { Column } from '@/components/layout/column';
import { Facts } from '@/components/layout/facts';
import { type Verified, verifyAttestation } from '@/lib/documents/verify-attestation';
import { formatSiret } from '@/lib/siret';
import { formatDateTimeSeconds } from '@/lib/text/format';
import { verificationText as text } from '@/lib/text/verification';

type Props = { params: Promise<{ identifier: string }>; searchParams: Promise<{ k?: string | string[] }> };

export const metadata = { title: text.title, robots: { index: false } };

async function VerificationPage({ params, searchParams }: Props) {
  const { identifier } = await params;
  const { k } = await searchParams;
  const verified = typeof k === 'string' ? await verifyAttestation(identifier, k) : undefined;
  return <Column>{verified ? <Genuine identifier={identifier} verified={verified} /> : <Unknown />}</Column>;
}

function Genuine({ identifier, verified }: { identifier: string; verified: Verified }) {
  return (
    <>
      <h1>{text.genuine}</h1>
      <p className="fr-text--lead">{text.genuineHint}</p>
      <Facts
        facts={[
          { key: 'company', label: text.company, value: verified.companyName },
          { key: 'siret', label: text.siret, value: formatSiret(verified.siret) },
          { key: 'submitted', label: text.submittedAt, value: formatDateTimeSeconds(verified.submittedAt) },
          { key: 'market', label: text.market, value: verified.marketName },
          { key: 'market-identifier', label: text.marketIdentifier, value: verified.marketIdentifier },
          { key: 'application', label: text.application, value: identifier },
        ]}
      />
    </>
  );
}

function Unknown() {
  return (
    <>
      <h1>{text.unknown}</h1>
      <p className="fr-text--lead">{text.unknownHint}</p>
    </>
  );
}

export default drawOrExplain(VerificationPage);
